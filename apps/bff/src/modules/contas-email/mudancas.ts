import type { ContaNova, ContaRow } from './repository.ts'

/** One changed setting, for the trail; secrets are named and not told. */
export interface Mudanca {
  campo: string
  de: string | null
  para: string | null
}

const ABERTOS = [
  'nome',
  'host',
  'porta',
  'seguranca',
  'usuario',
  'remetenteNome',
  'remetenteEndereco',
  'responderPara',
  'dominioRetorno',
  'dkimDominio',
  'dkimSeletor',
  'conexoes',
  'porMinuto',
  'porMinutoProvedor',
  'ativa',
] as const satisfies readonly (keyof ContaRow)[]

const SEGREDOS = { senha: 'senhaCifrada', chaveDkim: 'dkimChaveCifrada' } as const

/** What a change changes; of a new account, what it begins with. */
export function mudancasDe(antes: ContaRow | null, depois: Partial<ContaNova>): Mudanca[] {
  const abertas = ABERTOS.flatMap((campo) => {
    const de = texto(antes?.[campo])
    const para = campo in depois ? texto(depois[campo]) : de
    return de === para ? [] : [{ campo, de, para }]
  })
  const segredos = Object.entries(SEGREDOS).flatMap(([campo, coluna]) => {
    if (!(coluna in depois) || (antes?.[coluna] ?? null) === (depois[coluna] ?? null)) return []
    return [{ campo, de: guardado(antes?.[coluna]), para: guardado(depois[coluna]) }]
  })
  return [...abertas, ...segredos]
}

const texto = (valor: string | number | boolean | null | undefined) =>
  valor === null || valor === undefined ? null : String(valor)

const guardado = (cifrado: string | null | undefined) => (cifrado ? '(guardada)' : null)
