import { parsePhone } from '@ramal/shared/domain/phone.ts'
import type { EntregaDeCanal, Envio, OpcoesDaPorta, Porta } from '#emissao/channels/porta.ts'
import { campoInvalido, ErroDominio } from '#erros.ts'
import type { CanalDeEnvio } from './canal-de-envio.ts'
import { envioDeTeste } from './envio-de-teste.ts'
import { explicar } from './explicacao.ts'
import { abrirCanal } from './leitura.ts'
import { createCanalRepository, type CanalRow } from './repository.ts'
import type { CanaisDeps } from './service.ts'

/** However the provider behaves, whoever asked has an answer by then; a browser waits no longer than 20 s. */
const PRAZO_MS = 15_000

export interface TesteDeCanal {
  bom: boolean
  explicacao: string
  conversa: string[]
}

/** Sends a real message by a channel as it is kept, in use or not, in a connection of its own. */
export function createTestarCanal({ unitOfWork, relogio, cifra, publicUrl }: CanaisDeps) {
  const repository = createCanalRepository(unitOfWork.tables)

  /** @throws ErroDominio `estado_invalido` for a channel that lacks something, `validacao` on `para`. */
  return async (canal: CanalDeEnvio['meio'], para: string): Promise<TesteDeCanal> => {
    const telefone = parsePhone(para)
    if (telefone?.tipo !== 'movel') throw campoInvalido('para', 'Informe um celular com DDD.')
    const aberto = abrir(await unitOfWork.read((tx) => repository.find(tx, canal)), { cifra })
    const envio = envioDeTeste(canal, telefone.e164, relogio.agora())
    const { entrega, conversa } = await conversar(aberto, envio, {
      prazoMs: PRAZO_MS,
      conexoes: 1,
      publicUrl,
    })
    const resultado = { testadoEm: relogio.agora(), testeBom: entrega.aceita }
    await unitOfWork.transaction((tx) => repository.keepTeste(tx, canal, resultado))
    return { bom: entrega.aceita, explicacao: explicar(canal, entrega), conversa }
  }
}

function abrir(row: CanalRow | null, { cifra }: Pick<CanaisDeps, 'cifra'>): CanalDeEnvio {
  const recusar = (mensagem: string) => new ErroDominio('estado_invalido', mensagem)
  if (!row) throw recusar('Este canal ainda não foi configurado: salve-o antes de testar.')
  let aberto: CanalDeEnvio | null
  try {
    aberto = abrirCanal(row, cifra)
  } catch {
    throw recusar('Os segredos ou os ajustes deste canal não abrem mais: confira-os e salve outra vez.')
  }
  if (!aberto) throw recusar('Falta o segredo com que este canal envia: informe-o e salve antes de testar.')
  return aberto
}

async function conversar(
  canal: CanalDeEnvio,
  envio: Envio,
  opcoes: OpcoesDaPorta,
): Promise<{ entrega: EntregaDeCanal; conversa: string[] }> {
  const conversa: string[] = []
  const porta = await abrirPorta(canal, opcoes, (linha) => conversa.push(linha))
  try {
    return { entrega: await porta.enviar(envio), conversa }
  } finally {
    await porta.close()
  }
}

/** Loaded with the first test: a server beside a worker does without the libraries of the channels. */
async function abrirPorta(
  canal: CanalDeEnvio,
  opcoes: OpcoesDaPorta,
  ouvir: (linha: string) => void,
): Promise<Porta> {
  if (canal.meio === 'whatsapp') {
    const { createPortaWhatsapp } = await import('#emissao/channels/whatsapp/porta-whatsapp.ts')
    return createPortaWhatsapp(canal, opcoes, ouvir)
  }
  const { createPortaSms } = await import('#emissao/channels/sms/porta-sms.ts')
  return createPortaSms(canal, opcoes, { conversa: ouvir })
}
