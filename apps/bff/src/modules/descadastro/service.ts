import { maskEmail } from '@ramal/shared/domain/email.ts'
import { formatUcNumber } from '@ramal/shared/domain/uc-number.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import type { Sinal } from '#emissao/engine/sinal.ts'
import { readDescadastroToken } from '#emissao/retornos/descadastro-token.ts'
import { createDescadastrar, createVerDestinatario } from '#modules/envio-digital/descadastrar.ts'
import type { Relogio } from '#relogio.ts'
import { deriveKey } from '#secret-key.ts'

/** What the page of a link shows: enough to know one's own, too little to learn somebody else's. */
export interface Descadastro {
  /** With its first digits hidden. */
  uc: string
  endereco: string
  /** False once it has left the adhesion. */
  vigente: boolean
  /** Whether nobody else gets the bill: it is printed again. */
  ultimo: boolean
}

interface Deps {
  unitOfWork: UnitOfWork
  relogio: Relogio
  sinal: Sinal
  secretKey: string
}

export function createDescadastroService({ unitOfWork, relogio, sinal, secretKey }: Deps) {
  const chave = deriveKey(secretKey, 'tokens')
  const descadastrar = createDescadastrar(unitOfWork.tables)
  const verDestinatario = createVerDestinatario(unitOfWork.tables)

  async function ver(token: string): Promise<Descadastro | null> {
    const id = readDescadastroToken(token, chave)
    if (id === null) return null
    const destinatario = await unitOfWork.read((tx) => verDestinatario(tx, id))
    if (!destinatario) return null
    const { numero, endereco, meio, vigente, ultimo } = destinatario
    const masked = meio === 'email' ? maskEmail(endereco) : `***${endereco.slice(-4)}`
    return { uc: maskUc(numero), endereco: masked, vigente, ultimo }
  }

  return {
    /** What the link is about, or null when this installation did not write it. Changes nothing. */
    ver,

    /** Takes the destinatário out of the adhesion; done before, it changes nothing. @returns as `ver` did before. */
    async sair(token: string): Promise<Descadastro | null> {
      const antes = await ver(token)
      const id = readDescadastroToken(token, chave)
      if (!antes?.vigente || id === null) return antes
      const ato = { motivo: 'descadastro', agora: relogio.agora() } as const
      if (await unitOfWork.transaction((tx) => descadastrar(tx, id, ato))) sinal.notify()
      return antes
    },
  }
}

export type DescadastroService = ReturnType<typeof createDescadastroService>

const maskUc = (numero: string) =>
  formatUcNumber(numero).replace(/^[\d.]{9}/, (start) => start.replace(/\d/g, '•'))
