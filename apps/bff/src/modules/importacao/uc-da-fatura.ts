import type { Tx } from '#db/tx.ts'
import type { Nf3e } from '#emissao/nf3e/model.ts'
import { findOrInsertConsumidor } from './consumidor.ts'
import type { FaturaImportRepository, UcConhecida } from './fatura-repository.ts'
import { numerosUc } from './numeros-uc.ts'
import { isMesmoTitular, titularInformado } from './titular.ts'

/** Finds, and where the distributor wants it makes, the UC and the people that bills name. */
export function createUcsDasFaturas(repository: FaturaImportRepository) {
  return {
    /** The known UCs by the number a bill names. An old number that two UCs share names neither. */
    async find(tx: Tx, informadas: readonly string[]): Promise<Map<string, UcConhecida>> {
      const rows = await repository.findUcs(tx, informadas.map(numerosUc))
      const byNumero = new Map(rows.map((uc) => [uc.numero, uc]))
      const byAnterior = Map.groupBy(rows, (uc) => uc.numeroAnterior)
      return new Map(
        informadas.flatMap((informada): [string, UcConhecida][] => {
          const { numero, anterior } = numerosUc(informada)
          const porAnterior = anterior ? (byAnterior.get(anterior) ?? []) : []
          const uc = byNumero.get(numero) ?? (porAnterior.length === 1 ? porAnterior[0] : undefined)
          return uc ? [[informada, uc]] : []
        }),
      )
    },

    /** The UC and its titular from the bill's own data (`importacao.criarUcDesconhecida`). */
    async create(tx: Tx, nf3e: Nf3e, agora: Date): Promise<UcConhecida> {
      const titular = titularInformado(nf3e.destinatario.nome, nf3e.destinatario.documento.numero)
      const titularId = await findOrInsertConsumidor(repository, tx, titular, agora)
      const numeros = numerosUc(nf3e.acesso.ucNumero)
      const uc = {
        numero: numeros.numero,
        // A bill of before the national numbers names the UC by its old one.
        numeroAnterior: numeros.numero.length === 15 ? null : numeros.anterior,
      }
      const id = await repository.insertUc(tx, { ...uc, ...fromNf3e(nf3e), titularId, ...stamps(agora) })
      return { id, ...uc, titular: { id: titularId, ...titular } }
    },

    /** Who the bill was issued to: the UC's titular, another person, or null when its data do not tell. */
    async titular(tx: Tx, nf3e: Nf3e, uc: UcConhecida, agora: Date): Promise<number | null> {
      const informado = titularInformado(nf3e.destinatario.nome, nf3e.destinatario.documento.numero)
      if (isMesmoTitular(informado, uc.titular)) return uc.titular.id
      return informado.documentoTipo ? findOrInsertConsumidor(repository, tx, informado, agora) : null
    },
  }
}

const stamps = (agora: Date) => ({ titularDesde: agora, criadaEm: agora, atualizadaEm: agora })

/** What an NF3e tells of a UC; `gMed` names the meter, and the delivery address is the consumer's. */
function fromNf3e({ acesso, destinatario, medidores, fatura }: Nf3e) {
  const { endereco } = destinatario
  return {
    classe: acesso.classe,
    subclasse: acesso.subclasse,
    grupoTensao: acesso.grupo,
    modalidade: acesso.modalidade,
    fases: acesso.fases,
    logradouro: endereco.logradouro,
    numeroEndereco: endereco.numero,
    complemento: endereco.complemento,
    bairro: endereco.bairro,
    municipio: endereco.municipio,
    uf: endereco.uf,
    cep: endereco.cep,
    medidor: medidores[0]?.medidor ?? null,
    roteiro: acesso.roteiroLeitura,
    debitoAutomatico: fatura.debitoAutomatico !== null,
    suporteVital: false,
    // tpSubClasse 02 to 06 are those of the social tariff.
    baixaRenda: ['02', '03', '04', '05', '06'].includes(acesso.subclasse ?? ''),
  }
}

export type UcsDasFaturas = ReturnType<typeof createUcsDasFaturas>
