import type { UnitOfWork } from '#db/unit-of-work.ts'
import { createCena } from '#emissao/engine/testing/cena.ts'
import type { CanalSms } from '#modules/canais/canal-de-envio.ts'
import { livro, nf3eDe } from '#modules/importacao/testing/nf3e.ts'

export const CELULAR = '+5534987654321'
const DESFAZER_MS = 11_000

/** A UC with one bill, and SMS configured as a supervisor does it. */
export async function createCenaSms(unitOfWork: UnitOfWork, { ajustes, senha }: CanalSms) {
  const cena = await createCena(unitOfWork)
  const { supervisor, relogio } = cena
  const uc = await cena.cadastrar(livro.uc(1))
  await cena.importar({ nome: 'fatura.xml', conteudo: nf3eDe(livro.uc(1)) })
  const salvo = await supervisor('PUT', '/api/canais', {
    canal: 'sms',
    ativo: true,
    ajustes,
    segredos: { senha },
  })
  if (salvo.status !== 200) throw new Error(`the channel was not configured: ${JSON.stringify(salvo.body)}`)
  const { body } = await supervisor('GET', `/api/ucs/${uc.id}/faturas`)
  const faturaId = body.itens[0].id as number

  async function pedirBarra(): Promise<number> {
    const pedido = { faturaIds: [faturaId], conteudo: 'barra', meio: 'sms', enderecos: [CELULAR] }
    const { status, body: criado } = await supervisor('POST', '/api/disparos', pedido)
    if (status !== 201) throw new Error(`the barra was not taken: ${JSON.stringify(criado)}`)
    relogio.advance(DESFAZER_MS)
    return criado.itens[0].id
  }

  return {
    ...cena,
    uc,
    faturaId,
    /** Asks for the barra by SMS and sends it. @returns the disparo's id. */
    async enviarBarra(): Promise<number> {
      const id = await pedirBarra()
      const canal: CanalSms = { meio: 'sms', versao: '1', ajustes, senha }
      await cena.motor({ contas: { lerCanais: () => Promise.resolve([canal]) } }).drain()
      return id
    },
    async estado(id: number) {
      const { body: disparo } = await supervisor('GET', `/api/disparos/${id}`)
      return disparo.estado as string
    },
    recibos: () =>
      unitOfWork.read((tx) =>
        tx.select().from(unitOfWork.tables.recibos).orderBy(unitOfWork.tables.recibos.id),
      ),
  }
}
