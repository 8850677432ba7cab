import type { CampoRecadastramento } from '@ramal/shared/contracts/recadastramento.ts'
import { identifyDocument } from '@ramal/shared/domain/documents.ts'
import type { Tables } from '#db/schema.ts'
import type { EstadoCivil, TipoContato } from '#db/schema/cadastro.ts'
import type { Tx } from '#db/tx.ts'
import { createSupressoes } from '#modules/supressoes/supressoes.ts'
import type { Uc } from '#modules/ucs/find-uc.ts'
import {
  createCadastroRepository,
  type AlvoDaCorrecao,
  type DadosDoConsumidor,
} from './cadastro-repository.ts'
import type { CampoConferido } from './conferir.ts'

/** Writes the outcomes of a recadastramento to the cadastro, and keeps each correction (design rule 10). */
export function createGravarCadastro(tables: Tables) {
  const cadastro = createCadastroRepository(tables)
  const corrigir = createCorrigir(tables)
  const supressoes = createSupressoes(tables)

  async function writeContato(
    tx: Tx,
    ucId: number,
    { campo, resultado, antes, depois }: CampoConferido,
    agora: Date,
  ) {
    const tipo = campo as TipoContato
    if (resultado === 'confirmado' && antes !== null) {
      await cadastro.confirmContato(tx, ucId, tipo, antes, agora)
    }
    if (resultado === 'nao_possui') await cadastro.removeContatos(tx, ucId, tipo, null, agora)
    if (resultado === 'corrigido' && depois !== null) {
      if (antes !== null) await cadastro.removeContatos(tx, ucId, tipo, antes, agora)
      await cadastro.putContato(tx, ucId, tipo, depois, agora)
    }
  }

  return async (
    tx: Tx,
    uc: Uc,
    campos: readonly CampoConferido[],
    { usuarioId, agora }: { usuarioId: number | null; agora: Date },
  ): Promise<void> => {
    for (const campo of campos.filter(({ bloco }) => bloco === 'uc')) {
      await writeContato(tx, uc.id, campo, agora)
    }
    for (const { meio, campo } of ALCANCADOS) {
      const enderecos = ditos(campos, campo)
      await supressoes.levantarConfirmados(tx, { meio, enderecos, por: usuarioId, agora })
    }
    const mudados = campos.filter(({ antes, depois }) => antes !== depois)
    const pessoais = mudados.filter(({ bloco }) => bloco === 'consumidor')
    if (pessoais.length > 0) {
      await cadastro.updateConsumidor(tx, uc.titular.id, dadosDe(pessoais), agora)
    }
    for (const mudado of mudados) {
      const alvo = mudado.bloco === 'uc' ? { ucId: uc.id } : { consumidorId: uc.titular.id }
      await corrigir(tx, alvo, mudado, agora)
    }
  }
}

/** What each channel writes to. */
const ALCANCADOS = [
  { meio: 'email', campo: 'email' },
  { meio: 'whatsapp', campo: 'celular' },
  { meio: 'sms', campo: 'celular' },
] as const

/** Addresses that the customer has just said are right, whatever servers and providers had said of them. */
const ditos = (campos: readonly CampoConferido[], qual: 'email' | 'celular'): string[] =>
  campos.flatMap(({ campo, resultado, antes, depois }) => {
    if (campo !== qual) return []
    const dito = resultado === 'confirmado' ? antes : resultado === 'corrigido' ? depois : null
    return dito ?? []
  })

function createCorrigir(tables: Tables) {
  const cadastro = createCadastroRepository(tables)

  /** One correction is open per field; it keeps what the source had said until the source says the same. */
  return async (
    tx: Tx,
    alvo: AlvoDaCorrecao,
    { campo, antes, depois }: CampoConferido,
    em: Date,
  ): Promise<void> => {
    const aberta = await cadastro.findCorrecaoAberta(tx, alvo, campo)
    if (!aberta) {
      await cadastro.insertCorrecao(tx, alvo, { campo, valor: depois, valorFonte: antes, em })
      return
    }
    // Corrected back to what the source has: nothing is left to defend from the next import.
    const confirmadaEm = aberta.valorFonte === depois ? em : null
    await cadastro.updateCorrecao(tx, aberta.id, { valor: depois, em, confirmadaEm })
  }
}

function dadosDe(campos: readonly CampoConferido[]): DadosDoConsumidor {
  const valores = new Map<CampoRecadastramento, string | null>(
    campos.map(({ campo, depois }) => [campo, depois]),
  )
  const dados: DadosDoConsumidor = {}
  for (const campo of ['rg', 'nascimento', 'conjuge', 'pai', 'mae'] as const) {
    const valor = valores.get(campo)
    if (valor !== undefined) dados[campo] = valor
  }
  const estadoCivil = valores.get('estadoCivil')
  if (estadoCivil !== undefined) dados.estadoCivil = estadoCivil as EstadoCivil | null
  const documento = valores.get('documento')
  if (documento !== undefined) {
    dados.documento = documento
    dados.documentoTipo = documento === null ? null : (identifyDocument(documento)?.tipo ?? null)
  }
  return dados
}
