import { eq } from 'drizzle-orm'
import { onTestFinished } from 'vitest'
import type { EstadoDisparo } from '#db/schema/emissao.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import { messageIdOf } from '#emissao/engine/message-id.ts'
import { createFilaDeDisparos } from '#modules/disparos/fila.ts'
import { createCadastro } from '#modules/ucs/testing/cadastro.ts'
import { deriveKey } from '#secret-key.ts'
import { createTestApp } from '#testing/app.ts'
import { createReceberRetorno } from '../receber.ts'
import { verpAddress } from '../verp.ts'
import { PARA } from './amostras.ts'

export const DOMINIO = 'retornos.example'
export const chaveVerp = deriveKey('a-secret-key-that-only-the-tests-know', 'verp')

/** A UC that adhered on a call, and its bill as a mail server accepted it. */
export async function createCena(unitOfWork: UnitOfWork, enderecos: readonly string[] = [PARA]) {
  const api = await createTestApp(unitOfWork)
  onTestFinished(() => api.app.close())
  const cadastro = createCadastro(unitOfWork)
  const { tables } = unitOfWork
  const { disparos, eventos, contatos, retornos, supressoes } = tables
  const uc = await cadastro.uc()
  const agente = await api.entrar('atendente')
  const { body: call } = await agente('POST', '/api/atendimentos', { origem: 'telefone' })
  const { body: salvo } = await agente('PUT', `/api/ucs/${uc.id}/envio-digital`, {
    atendimentoId: call.id,
    destinatarios: enderecos.map((endereco) => ({ meio: 'email', endereco })),
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
    const condicoes = { apresentarSemAutorizar: true, whatsappContratado: false, demonstracao: true }
    const agora = api.relogio.agora()
    await unitOfWork.transaction((tx) =>
      createFilaDeDisparos(tables).decidirPrimeiraVia(tx, { faturas: [fatura], condicoes, agora }),
    )
    return id
  }

  /** Puts a disparo into a state as the emission would have. */
  const marcar = (id: number, estado: EstadoDisparo) =>
    unitOfWork.transaction(async (tx) => {
      const [row] = await tx.select().from(disparos).where(eq(disparos.id, id))
      const messageId = messageIdOf(row!, 'distribuidora.example')
      await tx
        .update(disparos)
        .set({ estado, messageId, proximaTentativaEm: null })
        .where(eq(disparos.id, id))
    })

  const disparosDa = (faturaId: number) =>
    unitOfWork.read((tx) =>
      tx.select().from(disparos).where(eq(disparos.faturaId, faturaId)).orderBy(disparos.id),
    )

  return {
    ...api,
    agente,
    uc,
    protocolo: call.protocolo as string,
    destinatarioIds: (salvo.adesao.destinatarios as { id: number }[]).map(({ id }) => id),
    emitir,
    marcar,
    disparosDa,
    /** A bill of which every e-mail was accepted. */
    async enviada(competencia = '2026-12') {
      const faturaId = await emitir(competencia)
      const enviados = await disparosDa(faturaId)
      for (const { id } of enviados) await marcar(id, 'aceito')
      return { faturaId, disparos: await disparosDa(faturaId) }
    },
    verp: (disparoId: number) => verpAddress(disparoId, DOMINIO, chaveVerp),
    receber: createReceberRetorno({ unitOfWork, relogio: api.relogio, chaveVerp }),
    retornos: () => unitOfWork.read((tx) => tx.select().from(retornos).orderBy(retornos.id)),
    supressoes: () => unitOfWork.read((tx) => tx.select().from(supressoes).orderBy(supressoes.id)),
    contatos: () => unitOfWork.read((tx) => tx.select().from(contatos).where(eq(contatos.ucId, uc.id))),
    eventos: () => unitOfWork.read((tx) => tx.select().from(eventos).orderBy(eventos.id)),
  }
}

export type Cena = Awaited<ReturnType<typeof createCena>>
