import type { Destino } from '@ramal/shared/contracts/destinos.ts'
import type { Tables } from '#db/schema.ts'
import type { ReadTx } from '#db/tx.ts'
import { createSupressoes } from '#modules/supressoes/supressoes.ts'
import { createEnderecosDaUc } from './enderecos-da-uc.ts'
import { createDestinoRepository, type UcDosDestinos } from './repository.ts'
import { avisoDeSupressao, type MeioDigitado } from './supressao.ts'

/** What is known of an address that somebody wants to write to. */
export interface EnderecoConhecido {
  endereco: string
  /** Where the UC has it on file; null when it was typed. */
  origem: Destino['origem'] | null
  destinatarioId: number | null
  /** On file for somebody else and not for this UC. */
  deOutraPessoa: boolean
  /** Why nothing may go there, as a sentence. */
  suprimido: string | null
  aviso: string | null
}

/** Looks addresses up, as they are kept (lower case, E.164), inside the caller's transaction. */
export function createConhecer(tables: Tables) {
  const repository = createDestinoRepository(tables)
  const enderecosDaUc = createEnderecosDaUc(tables)
  const { vigentes } = createSupressoes(tables)

  return async (
    tx: ReadTx,
    uc: UcDosDestinos,
    meio: MeioDigitado,
    { enderecos, agora }: { enderecos: readonly string[]; agora: Date },
  ): Promise<EnderecoConhecido[]> => {
    const daUc = new Map((await enderecosDaUc(tx, uc, meio, agora)).map((row) => [row.endereco, row]))
    const supressoes = await vigentes(tx, enderecos, agora, meio)
    const conhecidos: EnderecoConhecido[] = []
    for (const endereco of enderecos) {
      const { origem = null, destinatarioId = null, aviso = null } = daUc.get(endereco) ?? {}
      const supressao = supressoes.get(endereco)
      const suprimido = supressao ? avisoDeSupressao(supressao.motivo) : null
      const deOutraPessoa = origem === null && (await repository.isDeOutro(tx, uc.titularId, endereco))
      conhecidos.push({
        endereco,
        origem,
        destinatarioId,
        deOutraPessoa,
        suprimido,
        aviso: suprimido ?? aviso,
      })
    }
    return conhecidos
  }
}

/** The UC, as its addresses are looked for, or null. */
export const createFindUcDosDestinos = (tables: Tables) => createDestinoRepository(tables).findUc
