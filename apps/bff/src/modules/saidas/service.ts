import type { Saida } from '@ramal/shared/contracts/saidas.ts'
import type { Contexto } from '#contexto.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import type { Sinal } from '#emissao/engine/sinal.ts'
import type { Escrever } from '#escrita.ts'
import { encontrado } from '#http/rota.ts'
import type { Relogio } from '#relogio.ts'
import { createSaidaRepository, type SaidaRow } from './repository.ts'

export interface SaidasDeps {
  unitOfWork: UnitOfWork
  escrever: Escrever
  relogio: Relogio
  sinal: Sinal
}

/** What supervisors see of the ways out, which the emission opens and closes by itself. */
export function createSaidasService({ unitOfWork, escrever, relogio, sinal }: SaidasDeps) {
  const repository = createSaidaRepository(unitOfWork.tables)

  return {
    list: async (): Promise<{ itens: Saida[] }> => {
      const agora = relogio.agora()
      const rows = await unitOfWork.read((tx) => repository.emFalha(tx))
      return { itens: rows.map((row) => describe(row, agora)) }
    },

    /**
     * Lets messages leave this way from now on: an account's at once, a provider's each at the time it was put off to.
     * @throws ErroDominio `nao_encontrado` for a way that nothing ever left by.
     */
    async reopen(contexto: Contexto, chave: string): Promise<Saida> {
      const agora = relogio.agora()
      const saida = await escrever(contexto, async (tx) => {
        await repository.reopen(tx, chave, agora)
        return describe(encontrado(await repository.find(tx, chave), 'Esta saída'), agora)
      })
      sinal.notify()
      return saida
    },
  }
}

export type SaidasService = ReturnType<typeof createSaidasService>

function describe(row: SaidaRow, agora: Date): Saida {
  const [tipo = '', resto = ''] = row.chave.split(/:(.*)/s)
  return {
    tipo: tipo === 'conta' ? 'conta' : 'provedor',
    chave: row.chave,
    nome: row.conta ?? NOMES[resto] ?? resto,
    falhasSeguidas: row.falhasSeguidas,
    pausadaAte: row.abertaAte && row.abertaAte > agora ? row.abertaAte.toISOString() : null,
    motivo: row.motivo,
    atualizadaEm: row.atualizadaEm.toISOString(),
  }
}

/** What is no account of the database: those of abrir-emissao.ts (emissao/engine), and the channels beside e-mail. */
const NOMES: Readonly<Record<string, string>> = {
  ambiente: 'Servidor da configuração (SMTP_URL)',
  demonstracao: 'Caixa da demonstração',
  whatsapp: 'WhatsApp',
  sms: 'SMS',
}
