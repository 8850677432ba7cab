import type { FontesModelo, Modelo, TipoModelo, VersaoModelo } from '@ramal/shared/contracts/modelos.ts'
import type { Contexto } from '#contexto.ts'
import type { ReadTx, Tx } from '#db/tx.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import { PADRAO } from '#emissao/mensagens/padrao/padrao.ts'
import { VARIAVEIS } from '#emissao/mensagens/variaveis.ts'
import { ErroDominio } from '#erros.ts'
import type { Escrever } from '#escrita.ts'
import { createEventos } from '#modules/eventos/service.ts'
import type { Relogio } from '#relogio.ts'
import { avisosDoModelo } from './avisos.ts'
import { createModeloRepository, type VersaoRow } from './repository.ts'

const TIPOS = ['fatura', 'segunda_via', 'termo'] as const

export interface ModelosDeps {
  unitOfWork: UnitOfWork
  escrever: Escrever
  relogio: Relogio
}

export function createModelosService(deps: ModelosDeps) {
  const { unitOfWork, escrever } = deps
  const repository = createModeloRepository(unitOfWork.tables)
  const gravar = createGravar(deps)

  return {
    list: (): Promise<Modelo[]> =>
      unitOfWork.read(async (tx) => {
        const ultimas = await repository.ultimas(tx)
        return TIPOS.map((tipo) =>
          describe(
            tipo,
            ultimas.find((row) => row.tipo === tipo),
          ),
        )
      }),

    async versoes(tipo: TipoModelo): Promise<VersaoModelo[]> {
      const rows = await unitOfWork.read((tx) => repository.deUmTipo(tx, tipo))
      return rows.map((row) => ({ ...row, criadaEm: row.criadaEm.toISOString() }))
    },

    /**
     * Keeps new words.
     * @param versaoLida the version that was edited.
     * @throws ErroDominio `validacao` by field and line, or `conflito` when somebody saved another version meanwhile.
     */
    async change(
      contexto: Contexto,
      tipo: TipoModelo,
      { versaoLida, ...fontes }: FontesModelo & { versaoLida: number },
    ): Promise<Modelo> {
      // Loaded with the first words that are written: a server that only answers calls does without 25 MB.
      const { validarFontes } = await import('./validar.ts')
      validarFontes(tipo, fontes)
      return escrever(contexto, async (tx) => {
        const atual = await ultimaDe(tx, tipo)
        if ((atual?.versao ?? 0) !== versaoLida) {
          throw new ErroDominio(
            'conflito',
            `Alguém gravou a versão ${atual?.versao ?? 0} enquanto você editava. O seu texto continua aqui: compare as duas antes de gravar.`,
          )
        }
        return gravar(tx, contexto, { tipo, versao: versaoLida + 1, padrao: false, ...fontes })
      })
    },

    /** Goes back to the product's own words, as a version of its own. */
    restore: (contexto: Contexto, tipo: TipoModelo): Promise<Modelo> =>
      escrever(contexto, async (tx) => {
        const atual = await ultimaDe(tx, tipo)
        if (!atual || atual.padrao) return describe(tipo, atual)
        return gravar(tx, contexto, { tipo, versao: atual.versao + 1, padrao: true, ...PADRAO[tipo] })
      }),
  }

  async function ultimaDe(tx: ReadTx, tipo: TipoModelo): Promise<VersaoRow | undefined> {
    return (await repository.ultimas(tx)).find((row) => row.tipo === tipo)
  }
}

export type ModelosService = ReturnType<typeof createModelosService>

interface Nova extends FontesModelo {
  tipo: TipoModelo
  versao: number
  padrao: boolean
}

function createGravar({ unitOfWork, relogio }: ModelosDeps) {
  const repository = createModeloRepository(unitOfWork.tables)
  const eventos = createEventos(unitOfWork.tables)
  return async (tx: Tx, { autor }: Contexto, nova: Nova): Promise<Modelo> => {
    const { usuarioId } = autor
    const { tipo: modelo, versao, padrao } = nova
    const criadaEm = relogio.agora()
    await repository.insert(tx, { ...nova, criadaEm, usuarioId })
    const dados = { tipo: 'modelo_mensagem' as const, modelo, versao, padrao }
    const onde = { atendimentoId: null, ucId: null, consumidorId: null }
    await eventos.registrar(tx, { ...onde, usuarioId, dados }, criadaEm)
    return describe(modelo, { ...nova, criadaEm, usuario: autor.nome })
  }
}

/** A model as the API gives it. One that went back has the product's own words as they are now. */
function describe(tipo: TipoModelo, ultima: VersaoRow | undefined): Modelo {
  const padrao = PADRAO[tipo]
  const { assunto, html, texto } = !ultima || ultima.padrao ? padrao : ultima
  return {
    tipo,
    versao: ultima?.versao ?? 0,
    vigente: { assunto, html, texto },
    padrao: { ...padrao },
    alteradoEm: ultima?.criadaEm.toISOString() ?? null,
    alteradoPor: ultima?.usuario ?? null,
    variaveis: VARIAVEIS[tipo].map((variavel) => ({ ...variavel })),
    avisos: avisosDoModelo(tipo, { assunto, html, texto }),
  }
}
