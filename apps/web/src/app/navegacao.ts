import { EQUIPE, GESTAO } from '@ramal/shared/contracts/contract.ts'
import type { Sessao, Usuario } from '@ramal/shared/contracts/sessao.ts'
import { paths } from './paths.ts'
import { textos } from './textos.ts'

type Perfil = Usuario['perfil']

/** The parts of the product in the top bar and who may enter each; `area` is the address that all its pages share. */
const AREAS = [
  { para: paths.atendimento, rotulo: textos.areas.atendimento, area: '/', perfis: EQUIPE },
  { para: paths.unidadeConsumidora, rotulo: textos.areas.comercial, area: '/comercial', perfis: EQUIPE },
  { para: paths.protocolos, rotulo: textos.areas.protocolo, area: '/protocolos', perfis: EQUIPE },
  { para: paths.parametros, rotulo: textos.areas.supervisao, area: '/supervisao', perfis: GESTAO },
  {
    para: paths.caixaDemo,
    rotulo: textos.areas.caixaDemo,
    area: '/demo',
    perfis: EQUIPE,
    demonstracao: true,
  },
] as const

/** The pages inside an area that has more than one. */
export const SUBPAGINAS: Record<string, readonly { para: string; rotulo: string }[]> = {
  '/comercial': [
    { para: paths.unidadeConsumidora, rotulo: textos.paginas.unidadeConsumidora },
    { para: paths.envioDigital, rotulo: textos.paginas.envioDigital },
  ],
  '/supervisao': [
    { para: paths.painel, rotulo: textos.paginas.painel },
    { para: paths.lotesImpressao, rotulo: textos.paginas.lotesImpressao },
    { para: paths.parametros, rotulo: textos.paginas.parametros },
    { para: paths.importacao, rotulo: textos.paginas.importacao },
    { para: paths.contasEmail, rotulo: textos.paginas.contasEmail },
    { para: paths.canais, rotulo: textos.paginas.canais },
    { para: paths.modelos, rotulo: textos.paginas.modelos },
    { para: paths.supressoes, rotulo: textos.paginas.supressoes },
  ],
}

export function areasOf({ usuario, demonstracao }: Pick<Sessao, 'usuario' | 'demonstracao'>) {
  return AREAS.filter(
    (area) => allows(area.perfis, usuario.perfil) && (!('demonstracao' in area) || demonstracao),
  )
}

/** The area of an address, or undefined when this person may not enter it. */
export function areaOf(sessao: Pick<Sessao, 'usuario' | 'demonstracao'>, pathname: string) {
  return areasOf(sessao).find(({ area }) => (area === '/' ? pathname === '/' : pathname.startsWith(area)))
}

const allows = (perfis: readonly Perfil[], perfil: Perfil) => perfis.includes(perfil)
