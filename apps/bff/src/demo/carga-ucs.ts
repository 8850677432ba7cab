import { identifyDocument } from '@ramal/shared/domain/documents.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import type { EntradaIndice, IndiceBusca } from '#modules/busca/indice.ts'
import { adjustSequences, insertLinhas, nextId, type Linha, type TabelaCarga } from './carga-repository.ts'
import type { DemoConsumidor, DemoUc } from './modelo.ts'
import type { DemoBook } from './ucs.ts'

export interface CargaUcs {
  unitOfWork: UnitOfWork
  indice: IndiceBusca
  book: DemoBook
  /** The term that the book's adhesions accepted. */
  termo: { id: number; hash: string }
  /** UCs per transaction: few beside a running server, many where the process does nothing else. */
  lote: number
  onProgresso?: (ucs: number) => void
}

/** Loads the UCs of a book that the database does not hold yet, from `primeira` on. A batch is whole or absent. */
export async function carregarUcs(carga: CargaUcs, primeira = 0): Promise<void> {
  const { unitOfWork, indice, book, lote } = carga
  // A person's UCs lie within one block: the holders of the batch before are all that can come back.
  let titulares: ReadonlyMap<number, number> = new Map()
  for (let inicio = primeira; inicio < book.total; inicio += lote) {
    const fim = Math.min(inicio + lote, book.total)
    titulares = await unitOfWork.transaction(async (tx) => {
      const proximo = {
        consumidor: await nextId(tx, 'consumidores'),
        uc: await nextId(tx, 'ucs'),
        envio: await nextId(tx, 'envios_digitais'),
      }
      const linhas = createLinhas(proximo, titulares, carga.termo)
      for (let i = inicio; i < fim; i++) linhas.add(book.uc(i))
      for (const [tabela, valores] of linhas.porTabela) await insertLinhas(tx, tabela, valores)
      await indice.reindexar(tx, linhas.indice)
      await adjustSequences(tx)
      return linhas.novosTitulares
    })
    carga.onProgresso?.(fim)
  }
}

/** In the order of their foreign keys. */
const TABELAS = [
  'consumidores',
  'ucs',
  'contatos',
  'recadastramentos',
  'envios_digitais',
  'destinatarios',
] as const

function createLinhas(
  proximo: { consumidor: number; uc: number; envio: number },
  anteriores: ReadonlyMap<number, number>,
  termo: CargaUcs['termo'],
) {
  const porTabela = new Map<TabelaCarga, Linha[]>(TABELAS.map((tabela) => [tabela, []]))
  const indice: EntradaIndice[] = []
  const novosTitulares = new Map<number, number>()
  const put = (tabela: TabelaCarga, linha: Linha) => porTabela.get(tabela)!.push(linha)

  function titularId(uc: DemoUc): number {
    const known = novosTitulares.get(uc.titular.indice) ?? anteriores.get(uc.titular.indice)
    if (known !== undefined) return known
    const id = proximo.consumidor++
    novosTitulares.set(uc.titular.indice, id)
    put('consumidores', [id, ...consumidorColumns(uc.titular), uc.titularDesde, uc.titularDesde])
    return id
  }

  function addEnvioDigital(uc: DemoUc, ucId: number, consumidorId: number): void {
    const envio = uc.envioDigital
    if (!envio) return
    const id = proximo.envio++
    const { tipoCopia, modoAceite, origem, aderiuEm } = envio
    put('envios_digitais', [
      id,
      ucId,
      consumidorId,
      tipoCopia,
      termo.id,
      termo.hash,
      modoAceite,
      origem,
      aderiuEm,
    ])
    for (const { meio, endereco } of envio.destinatarios) put('destinatarios', [id, meio, endereco, aderiuEm])
  }

  return {
    porTabela,
    indice,
    novosTitulares,
    add(uc: DemoUc): void {
      const consumidorId = titularId(uc)
      const ucId = proximo.uc++
      put('ucs', [ucId, uc.numero, uc.numeroAnterior, consumidorId, ...ucColumns(uc)])
      porTabela.get('contatos')!.push(...contatoRows(uc, ucId))
      if (uc.ultimoRecadastramento) {
        const { em, aceito } = uc.ultimoRecadastramento
        put('recadastramentos', [ucId, consumidorId, em, aceito, true, 'importacao'])
      }
      addEnvioDigital(uc, ucId, consumidorId)
      const { logradouro, numero, bairro, municipio } = uc.endereco
      indice.push({ ucId, nome: uc.titular.nome, endereco: `${logradouro} ${numero} ${bairro} ${municipio}` })
    },
  }
}

const consumidorColumns = (titular: DemoConsumidor): Linha => [
  titular.nome,
  titular.tipo === 'empresa',
  titular.documento || null,
  identifyDocument(titular.documento)?.tipo ?? null,
  titular.rg,
  titular.nascimento,
  titular.estadoCivil,
  titular.conjuge,
  titular.pai,
  titular.mae,
  titular.email,
]

const contatoRows = ({ contatos, titularDesde }: DemoUc, ucId: number): Linha[] =>
  contatos.map(({ tipo, valor, situacao, devolvidoEm }) => [
    ucId,
    tipo,
    valor,
    situacao,
    devolvidoEm,
    titularDesde,
    devolvidoEm ?? titularDesde,
  ])

const ucColumns = (uc: DemoUc): Linha => [
  uc.titularDesde,
  uc.classe,
  uc.subclasse,
  uc.grupoTensao,
  uc.modalidade,
  String(uc.fases),
  uc.endereco.logradouro,
  uc.endereco.numero,
  uc.endereco.complemento,
  uc.endereco.bairro,
  uc.endereco.municipio,
  uc.endereco.uf,
  uc.endereco.cep,
  uc.medidor,
  uc.roteiroLeitura,
  uc.debitoAutomatico,
  uc.suporteVital,
  uc.baixaRenda,
  uc.titularDesde,
  uc.titularDesde,
]
