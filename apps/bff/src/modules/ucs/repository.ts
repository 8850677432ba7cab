import { and, asc, desc, eq, isNull, ne } from 'drizzle-orm'
import type { Tables } from '#db/schema.ts'
import type { EstadoCivil, SituacaoContato, TipoContato, TipoDocumento } from '#db/schema/cadastro.ts'
import type { ReadTx } from '#db/tx.ts'

export interface Titular {
  id: number
  nome: string
  pessoaJuridica: boolean
  documento: string | null
  /** Null while the document is missing or its check digits fail. */
  documentoTipo: TipoDocumento | null
  rg: string | null
  nascimento: string | null
  estadoCivil: EstadoCivil | null
  conjuge: string | null
  pai: string | null
  mae: string | null
  emailPrincipal: string | null
}

export interface Uc {
  id: number
  numero: string
  numeroAnterior: string | null
  logradouro: string
  numeroEndereco: string | null
  complemento: string | null
  bairro: string | null
  municipio: string
  uf: string
  medidor: string | null
  classe: string | null
  grupoTensao: string | null
  debitoAutomatico: boolean
  suporteVital: boolean
  baixaRenda: boolean
  titular: Titular
}

export interface Contato {
  id: number
  tipo: TipoContato
  valor: string
  situacao: SituacaoContato
  devolvidoEm: Date | null
}

/** More than these no screen shows; old books hold UCs with dozens of obsolete phones. */
const MAX_CONTATOS = 20

export function createUcRepository(tables: Tables) {
  const { ucs, consumidores } = tables
  return {
    async find(tx: ReadTx, ucId: number): Promise<Uc | null> {
      const [row] = await tx
        .select(colunasDaUc(tables))
        .from(ucs)
        .innerJoin(consumidores, eq(consumidores.id, ucs.titularId))
        .where(eq(ucs.id, ucId))
      return row ?? null
    },
    countOutrasUcs: (tx: ReadTx, titularId: number, ucId: number): Promise<number> =>
      tx.$count(ucs, and(eq(ucs.titularId, titularId), ne(ucs.id, ucId))),
    ...leituras(tables),
  }
}

function leituras({ contatos }: Tables) {
  return {
    /** Contacts in use, the one touched last first: of two e-mails it is the one to ask about. */
    contatosEmUso: (tx: ReadTx, ucId: number): Promise<Contato[]> =>
      tx
        .select({
          id: contatos.id,
          tipo: contatos.tipo,
          valor: contatos.valor,
          situacao: contatos.situacao,
          devolvidoEm: contatos.devolvidoEm,
        })
        .from(contatos)
        .where(and(eq(contatos.ucId, ucId), isNull(contatos.removidoEm)))
        .orderBy(desc(contatos.atualizadoEm), asc(contatos.id))
        .limit(MAX_CONTATOS),
  }
}

const colunasDaUc = ({ ucs, consumidores }: Tables) => ({
  id: ucs.id,
  numero: ucs.numero,
  numeroAnterior: ucs.numeroAnterior,
  logradouro: ucs.logradouro,
  numeroEndereco: ucs.numeroEndereco,
  complemento: ucs.complemento,
  bairro: ucs.bairro,
  municipio: ucs.municipio,
  uf: ucs.uf,
  medidor: ucs.medidor,
  classe: ucs.classe,
  grupoTensao: ucs.grupoTensao,
  debitoAutomatico: ucs.debitoAutomatico,
  suporteVital: ucs.suporteVital,
  baixaRenda: ucs.baixaRenda,
  titular: {
    id: consumidores.id,
    nome: consumidores.nome,
    pessoaJuridica: consumidores.pessoaJuridica,
    documento: consumidores.documento,
    documentoTipo: consumidores.documentoTipo,
    rg: consumidores.rg,
    nascimento: consumidores.nascimento,
    estadoCivil: consumidores.estadoCivil,
    conjuge: consumidores.conjuge,
    pai: consumidores.pai,
    mae: consumidores.mae,
    emailPrincipal: consumidores.emailPrincipal,
  },
})
