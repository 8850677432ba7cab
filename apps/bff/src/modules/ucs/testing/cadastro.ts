import { ucCheckDigits } from '@ramal/shared/domain/uc-number.ts'
import type { Tables } from '#db/schema.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'

const CRIADO = new Date('2020-01-01T12:00:00.000Z')

type Insert<K extends keyof Tables> = Partial<Tables[K]['$inferInsert']>

/** Puts people, UCs, contacts and bills into a test database; what a test does not name has a plain value. */
export function createCadastro(unitOfWork: UnitOfWork) {
  const { consumidores, ucs, contatos, faturas } = unitOfWork.tables
  let sequence = 0

  const consumidor = (data: Insert<'consumidores'> = {}): Promise<number> =>
    unitOfWork.transaction(async (tx) => {
      const [row] = await tx
        .insert(consumidores)
        .values({
          nome: 'Maria Aparecida de Souza',
          pessoaJuridica: false,
          criadoEm: CRIADO,
          atualizadoEm: CRIADO,

          ...data,
        })
        .returning({ id: consumidores.id })
      return row!.id
    })

  return {
    consumidor,
    /** Made with a titular of its own unless `titularId` is given. */
    async uc(data: Insert<'ucs'> = {}): Promise<{ id: number; titularId: number; numero: string }> {
      const titularId = data.titularId ?? (await consumidor())
      const first13 = `${String(++sequence).padStart(10, '0')}028`
      const numero = `${first13}${ucCheckDigits(first13)}`
      const values = {
        numero,
        titularDesde: CRIADO,
        logradouro: 'Rua das Acácias',
        numeroEndereco: '123',
        municipio: 'Uberlândia',
        uf: 'MG',
        criadaEm: CRIADO,
        atualizadaEm: CRIADO,
        debitoAutomatico: false,
        suporteVital: false,
        baixaRenda: false,
        ...data,
        titularId,
      }
      const id = await unitOfWork.transaction(async (tx) => {
        const [row] = await tx.insert(ucs).values(values).returning({ id: ucs.id })
        return row!.id
      })
      return { id, titularId, numero: values.numero }
    },
    contato: (
      ucId: number,
      tipo: 'celular' | 'fone' | 'email',
      valor: string,
      data: Insert<'contatos'> = {},
    ) =>
      unitOfWork.transaction(async (tx) => {
        await tx.insert(contatos).values({
          ucId,
          tipo,
          valor,
          situacao: 'informado' as const,
          criadoEm: CRIADO,
          atualizadoEm: CRIADO,
          ...data,
        })
      }),
    fatura: (ucId: number, competencia: string, data: Insert<'faturas'> = {}): Promise<number> =>
      unitOfWork.transaction(async (tx) => {
        const emissao = new Date(`${competencia}-10T12:00:00.000Z`)
        const [row] = await tx
          .insert(faturas)
          .values({
            chave: `3${String(++sequence).padStart(43, '0')}`,
            ucId,
            ucInformada: '000000000000000',
            competencia,

            numeroFiscal: sequence,
            serie: 1,
            emissao,
            vencimento: `${competencia}-25`,
            valorCentavos: 18_745,

            debitoAutomatico: false,
            homologacao: false,
            contingencia: false,
            finalidadeNf3e: '1',
            jaImpressa: false,
            importadaEm: emissao,
            autorizadaEm: emissao,
            ...data,
          })
          .returning({ id: faturas.id })
        return row!.id
      }),
  }
}
