import type { EnvioDigital } from '@ramal/shared/contracts/envio-digital.ts'
import { saoPauloDay } from '@ramal/shared/domain/dates.ts'
import type { Tables } from '#db/schema.ts'
import type { ReadTx } from '#db/tx.ts'
import { createLerParametros } from '#modules/parametros/service.ts'
import { createContatosEmUso, type Contato, type Uc } from '#modules/ucs/find-uc.ts'
import { createLerAdesao, type AdesaoLida } from './adesao.ts'
import { createConsultasRepository } from './consultas-repository.ts'
import { sameEndereco } from './enderecos.ts'
import { primeiraFaturaDigital } from './primeira-fatura.ts'
import type { Adesao, Endereco } from './repository.ts'
import { createTermos } from './termos.ts'

/** The form of the adhesion as the contract shows it. */
export function createDescreverEnvioDigital(tables: Tables) {
  const consultas = createConsultasRepository(tables)
  const contatosEmUso = createContatosEmUso(tables)
  const lerAdesao = createLerAdesao(tables)
  const lerParametros = createLerParametros(tables)
  const termos = createTermos(tables)

  async function primeiraFatura(tx: ReadTx, ucId: number, adesao: Adesao | null, agora: Date) {
    const ultima = await consultas.ultimaFatura(tx, ucId)
    const frase = primeiraFaturaDigital({
      ultimaCompetencia: ultima?.competencia ?? null,
      primeira: adesao && (await consultas.primeiraDigital(tx, adesao)),
      mesAtual: saoPauloDay(agora).slice(0, 7),
      adesao: adesao && {
        tipoCopia: adesao.tipoCopia,
        meios: adesao.destinatarios.map(({ meio }) => meio),
      },
    })
    return { primeiraFatura: frase, ultimaFatura: ultima }
  }

  return async (tx: ReadTx, uc: Uc, agora: Date): Promise<EnvioDigital> => {
    const { whatsappContratado, envioDigital } = await lerParametros(tx)
    const { versao, texto, hash } = await termos.vigente(tx, agora)
    const lida = await lerAdesao(tx, uc)
    const adesao = lida?.adesao ?? null
    const contatos = await contatosEmUso(tx, uc.id)
    return {
      ucId: uc.id,
      numero: uc.numero,
      nome: uc.titular.nome,
      adesao: lida && describeAdesao(lida),
      termo: { versao, texto, hash },
      whatsappContratado,
      protecaoPadrao: { protecao: envioDigital.protecaoPdf, digitos: envioDigital.digitosDaSenha },
      sugestoes: suggest(uc, contatos, whatsappContratado).filter(
        (sugestao) => !adesao?.destinatarios.some(sameEndereco(sugestao)),
      ),
      ...(await primeiraFatura(tx, uc.id, adesao, agora)),
    }
  }
}

const describeAdesao = ({ adesao, resumo }: AdesaoLida) => ({
  ...resumo,
  termoVersao: adesao.termoVersao,
  termoHash: adesao.termoHash,
  modoAceite: adesao.modoAceite,
  protecao: adesao.protecao,
  protocolo: adesao.protocolo,
})

/** Addresses on file that work; a bounced one is not offered again. */
function suggest(uc: Uc, contatos: readonly Contato[], whatsappContratado: boolean): Endereco[] {
  const usable = contatos.filter(({ situacao }) => situacao !== 'devolvido' && situacao !== 'recusado')
  const bounced = contatos.some(
    ({ valor, situacao }) => valor === uc.titular.emailPrincipal && situacao === 'devolvido',
  )
  const emails = usable.flatMap(({ tipo, valor }) => (tipo === 'email' ? valor : []))
  if (uc.titular.emailPrincipal && !bounced) emails.push(uc.titular.emailPrincipal)
  const celulares = whatsappContratado
    ? usable.flatMap(({ tipo, valor }) => (tipo === 'celular' ? valor : []))
    : []
  return [
    ...[...new Set(emails)].map((endereco) => ({ meio: 'email' as const, endereco })),
    ...[...new Set(celulares)].map((endereco) => ({ meio: 'whatsapp' as const, endereco })),
  ]
}
