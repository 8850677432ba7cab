import { generateKeyPairSync } from 'node:crypto'
import { createCifra } from '../apps/bff/src/cifra.ts'
import type { UnitOfWork } from '../apps/bff/src/db/unit-of-work.ts'
import { signDkim } from '../apps/bff/src/emissao/correio/dkim.ts'
import { composeMime } from '../apps/bff/src/emissao/correio/mime.ts'
import { createTransporte } from '../apps/bff/src/emissao/correio/transporte.ts'
import { createDocumentos } from '../apps/bff/src/emissao/engine/documentos.ts'
import { createMotor } from '../apps/bff/src/emissao/engine/motor.ts'
import type { Oficina } from '../apps/bff/src/emissao/engine/oficina/oficina.ts'
import type {
  Feito,
  TrabalhoDeEmail,
  TrabalhoFatura,
} from '../apps/bff/src/emissao/engine/oficina/trabalho.ts'
import { createProcesso } from '../apps/bff/src/emissao/engine/processo.ts'
import { createProvedores } from '../apps/bff/src/emissao/engine/saida/provedores.ts'
import { createMensagens } from '../apps/bff/src/emissao/mensagens/modelos.ts'
import { decodeFatos } from '../apps/bff/src/emissao/nf3e/fatos.ts'
import { reopenNf3e } from '../apps/bff/src/emissao/nf3e/guarda.ts'
import { CIFRA_CONTAS, createLerContas } from '../apps/bff/src/modules/contas-email/leitura.ts'
import { createFilaDeDisparos } from '../apps/bff/src/modules/disparos/fila.ts'
import { relogioDoSistema } from '../apps/bff/src/relogio.ts'
import { deriveKey } from '../apps/bff/src/secret-key.ts'
import { CONNECTIONS, SECRET_KEY } from './emission-account.ts'
import type { Figure } from './report.ts'

/** What one bill costs in each step, one step after the other over all that waits, in this process. */
export async function measureStages(
  unitOfWork: UnitOfWork,
  porta: number,
): Promise<{ figures: Figure[]; bytes: number }> {
  const { trabalhos, cpuMs: queueMs } = await drainWithoutSending(unitOfWork)
  const documentos = await createDocumentos()
  const mensagens = createMensagens([])
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const chave = { dominio: 'example.com', seletor: 'bench', chavePrivada: privateKey }
  const figures: Figure[] = [figure('claimed, loaded and recorded', queueMs)]
  const stage = <T>(name: string, work: (index: number) => T): T[] => {
    // The first tenth twice, so that what is measured is compiled.
    for (let index = 0; index < trabalhos.length / 10; index++) work(index)
    const before = process.cpuUsage()
    const results = trabalhos.map((_, index) => work(index))
    figures.push(figure(name, cpuMsSince(before) / trabalhos.length))
    return results
  }

  const bills = trabalhos
    .map(({ conteudo }) => conteudo)
    .filter((it): it is TrabalhoFatura => it.tipo === 'fatura')
  const nf3es = stage(
    'facts',
    (i) => (bills[i]!.fatos && decodeFatos(bills[i]!.fatos)) ?? reopenNf3e(bills[i]!.xmlDeflate),
  )
  const pdfs = stage('DANF3E', (i) => documentos.render(nf3es[i]!, bills[i]!).bytes)
  const written = stage('words', (i) =>
    mensagens.fatura({
      nf3e: nf3es[i]!,
      uc: nf3es[i]!.acesso.ucNumero,
      linkDescadastro: trabalhos[i]!.descadastro,
      senhaDica: null,
      pdf: pdfs[i]!,
    }),
  )
  const messages = stage('MIME', (i) =>
    composeMime({ ...trabalhos[i]!, de: REMETENTE, responderPara: null }, written[i]!.mensagem),
  )
  stage('DKIM', (i) => signDkim(messages[i]!, chave))
  figures.push(figure('SMTP', await sendAll(messages, porta)))
  return { figures, bytes: messages.reduce((sum, { length }) => sum + length, 0) / messages.length }
}

const REMETENTE = { nome: 'Distribuidora', endereco: 'faturas@example.com' }
const figure = (name: string, value: number): Figure => ({ name: `CPU a bill: ${name}`, value, unit: 'ms' })

function cpuMsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** The engine with places that accept everything at once: what is left is the queue's own work. */
async function drainWithoutSending(
  unitOfWork: UnitOfWork,
): Promise<{ trabalhos: TrabalhoDeEmail[]; cpuMs: number }> {
  const { tables } = unitOfWork
  const trabalhos: TrabalhoDeEmail[] = []
  const oficina: Oficina = {
    postos: 2,
    configurar: () => undefined,
    async executar(_posto, trabalho): Promise<Feito> {
      if (trabalho.meio === 'email') trabalhos.push(trabalho)
      const resposta = {
        codigo: 250,
        codigoEstendido: '2.0.0',
        texto: '250 2.0.0 Ok',
        noDestinatario: false,
      } as const
      const entregue = {
        tipo: 'entregue',
        aceita: true,
        resposta: { ...resposta, fase: 'resposta' },
      } as const
      return { ...entregue, documento: null, versaoMensagem: 'fatura-0' }
    },
    close: async () => undefined,
  }
  const motor = createMotor({
    unitOfWork,
    relogio: relogioDoSistema,
    oficina,
    provedores: createProvedores({ unitOfWork, relogio: relogioDoSistema, consultarMx: async () => [] }),
    processo: createProcesso(),
    fila: createFilaDeDisparos(tables),
    relatar: (erro) => {
      throw erro
    },
    contas: {
      lerContas: createLerContas(tables, createCifra(SECRET_KEY, CIFRA_CONTAS)),
      lerCanais: async () => [],
      fixa: null,
      reserva: null,
      avisar: (texto) => console.error(texto),
    },
    enderecamento: {
      publicUrl: 'https://ramal.example.com',
      verpKey: deriveKey(SECRET_KEY, 'verp'),
      tokensKey: deriveKey(SECRET_KEY, 'tokens'),
      recibosKey: deriveKey(SECRET_KEY, 'recibos'),
      abrirProtecao: () => null,
    },
  })
  const before = process.cpuUsage()
  await motor.drain()
  const cpuMs = cpuMsSince(before) / trabalhos.length
  motor.stop()
  return { trabalhos, cpuMs }
}

async function sendAll(messages: readonly Buffer[], porta: number): Promise<number> {
  const conta = { host: '127.0.0.1', porta, seguranca: 'nenhuma', usuario: null, senha: null } as const
  const transporte = createTransporte({ ...conta, conexoes: CONNECTIONS })
  const run = async (count: number) => {
    const pending = messages.slice(0, count).values()
    const lane = async () => {
      for (const raw of pending) {
        const entrega = await transporte.enviar({ de: 'a@example.com', para: 'b@example.com' }, raw)
        if (!entrega.aceita) throw new Error(entrega.resposta.texto)
      }
    }
    await Promise.all(Array.from({ length: CONNECTIONS + 1 }, lane))
  }
  await run(messages.length / 10)
  const before = process.cpuUsage()
  await run(messages.length)
  transporte.close()
  return cpuMsSince(before) / messages.length
}
