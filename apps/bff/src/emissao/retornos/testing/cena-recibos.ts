import { eq } from 'drizzle-orm'
import { onTestFinished } from 'vitest'
import type { EstadoDisparo } from '#db/schema/emissao.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import { createFilaDeDisparos } from '#modules/disparos/fila.ts'
import { createCadastro } from '#modules/ucs/testing/cadastro.ts'
import { createTestApp } from '#testing/app.ts'
import { createReceberRecibo } from '../receber-recibo.ts'
import type { Recibo } from '../recibo.ts'

export const CELULAR = '+5534987654321'
export const WAMID = 'wamid.FAKE00000001'

/** A UC that adhered by WhatsApp on a call, and its bill as the API accepted it. */
export async function createCenaDeRecibos(unitOfWork: UnitOfWork, outros: readonly string[] = []) {
  const api = await createTestApp(unitOfWork)
  onTestFinished(() => api.app.close())
  const { relogio } = api
  const cadastro = createCadastro(unitOfWork)
  const { tables } = unitOfWork
  const { disparos, eventos, contatos, recibos, supressoes } = tables
  const uc = await cadastro.uc()
  const supervisor = await api.entrar('supervisor')
  await supervisor('PUT', '/api/parametros/canais.whatsapp.channelContratado', { valor: true })
  const agente = await api.entrar('atendente')
  const { body: call } = await agente('POST', '/api/atendimentos', { origem: 'telefone' })
  const { body: salvo } = await agente('PUT', `/api/ucs/${uc.id}/envio-digital`, {
    atendimentoId: call.id,
    destinatarios: [CELULAR, ...outros].map((endereco) => ({
      meio: endereco.includes('@') ? 'email' : 'whatsapp',
      endereco,
    })),
    tipoCopia: 'apenas_digital',
    termoVersao: 1,
    modoAceite: 'falado',
  })

  async function emitir(competencia: string): Promise<number> {
    const id = await cadastro.fatura(uc.id, competencia, { consumidorId: uc.titularId })
    const fatura = {
      id,
      ucId: uc.id,
      consumidorId: uc.titularId,
      autorizada: true,
      contingencia: false,
      homologacao: false,
      jaImpressa: false,
      documento: { hash: 'abc', versaoModelo: '1' },
    }
    const condicoes = { apresentarSemAutorizar: true, whatsappContratado: true, demonstracao: true }
    const agora = relogio.agora()
    await unitOfWork.transaction((tx) =>
      createFilaDeDisparos(tables).decidirPrimeiraVia(tx, { faturas: [fatura], condicoes, agora }),
    )
    return id
  }

  const marcar = (id: number, estado: EstadoDisparo, externoId: string | null = WAMID) =>
    unitOfWork.transaction(async (tx) => {
      const mudancas = { estado, externoId, proximaTentativaEm: null, tentativas: 1 }
      await tx.update(disparos).set(mudancas).where(eq(disparos.id, id))
    })

  const faturaId = await emitir('2026-12')
  const disparosDa = (id = faturaId) =>
    unitOfWork.read((tx) => tx.select().from(disparos).where(eq(disparos.faturaId, id)).orderBy(disparos.id))
  const [disparo] = (await disparosDa()).filter(({ meio }) => meio === 'whatsapp')
  await marcar(disparo!.id, 'aceito')
  const fila = createFilaDeDisparos(tables)
  const receberRecibo = createReceberRecibo({ unitOfWork, relogio, fila })

  return {
    ...api,
    agente,
    supervisor,
    uc,
    faturaId,
    disparoId: disparo!.id,
    protocolo: call.protocolo as string,
    destinatarios: salvo.adesao.destinatarios as { id: number; meio: string }[],
    marcar,
    disparosDa,
    /** States and channels of the bill's disparos. */
    resultado: async () => (await disparosDa()).map(({ meio, estado }) => `${meio} ${estado}`),
    /** A receipt of the bill's message as Meta gives it. */
    receber: (recibo: Partial<Recibo>) =>
      receberRecibo({
        canal: 'whatsapp',
        disparoId: disparo!.id,
        externoId: WAMID,
        estado: 'delivered',
        codigo: null,
        detalhe: null,
        ocorridoEm: relogio.agora(),
        numero: '553487654321',
        significa: 'entregue',
        ...recibo,
      }),
    recibos: () => unitOfWork.read((tx) => tx.select().from(recibos).orderBy(recibos.id)),
    supressoes: () => unitOfWork.read((tx) => tx.select().from(supressoes).orderBy(supressoes.id)),
    contatos: () => unitOfWork.read((tx) => tx.select().from(contatos).where(eq(contatos.ucId, uc.id))),
    eventos: () => unitOfWork.read((tx) => tx.select().from(eventos).orderBy(eventos.id)),
  }
}

export type CenaDeRecibos = Awaited<ReturnType<typeof createCenaDeRecibos>>
