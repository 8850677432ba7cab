import type { Destino } from '@ramal/shared/contracts/destinos.ts'
import type { Tables } from '#db/schema.ts'
import type { SituacaoContato } from '#db/schema/cadastro.ts'
import type { ReadTx } from '#db/tx.ts'
import { createSupressoes } from '#modules/supressoes/supressoes.ts'
import { createDestinoRepository, type UcDosDestinos } from './repository.ts'
import { avisoDeSupressao, type MeioDigitado } from './supressao.ts'

/** An address on file, before anybody has chosen among them. */
export type EnderecoDaUc = Omit<Destino, 'preferido'> & {
  /** The row of the adhesion, where the address is one of its own for this channel: its password protects the PDF. */
  destinatarioId: number | null
}

type Lido = Omit<EnderecoDaUc, 'meio' | 'aviso'>
interface Lidos {
  emails: Lido[]
  celulares: Lido[]
  situacoes: ReadonlyMap<string, SituacaoContato>
}

const AVISOS: Partial<Record<SituacaoContato, string>> = {
  devolvido: 'O último envio a este endereço voltou; confirme com o cliente.',
  recusado: 'O cliente não quer ser procurado por este contato.',
}

/** The addresses of a UC for a channel, by the precedence of design §2.1, each once, with what is known against it. */
export function createEnderecosDaUc(tables: Tables) {
  const repository = createDestinoRepository(tables)
  const { vigentes } = createSupressoes(tables)

  async function read(tx: ReadTx, uc: UcDosDestinos, meio: MeioDigitado): Promise<Lidos> {
    const adesao = await repository.daAdesao(tx, uc)
    const contatos = (await repository.contatos(tx, uc.id)).toSorted(confirmedFirst)
    const daAdesao = (wanted: 'email' | 'whatsapp') =>
      adesao
        .filter((destinatario) => destinatario.meio === wanted)
        .map(({ id, endereco }): Lido => {
          // A number that agreed to WhatsApp is known, and has agreed to nothing else.
          const destinatarioId = wanted === meio ? id : null
          return { endereco, origem: 'adesao', destinatarioId }
        })
    const doTipo = (wanted: 'email' | 'celular') =>
      contatos
        .filter(({ tipo }) => tipo === wanted)
        .map(({ valor }): Lido => ({ endereco: valor, origem: 'contato', destinatarioId: null }))
    const principal: Lido[] =
      uc.emailPrincipal === null
        ? []
        : [{ endereco: uc.emailPrincipal, origem: 'principal', destinatarioId: null }]
    return {
      emails: [...daAdesao('email'), ...doTipo('email'), ...principal],
      celulares: [...daAdesao('whatsapp'), ...doTipo('celular')],
      situacoes: new Map(contatos.map(({ valor, situacao }) => [valor, situacao])),
    }
  }

  return async (tx: ReadTx, uc: UcDosDestinos, meio: MeioDigitado, agora: Date): Promise<EnderecoDaUc[]> => {
    const { emails, celulares, situacoes } = await read(tx, uc, meio)
    const lidos = uniqueByEndereco(meio === 'email' ? emails : celulares)
    const enderecos = lidos.map(({ endereco }) => endereco)
    const supressoes = await vigentes(tx, enderecos, agora, meio)
    return lidos.map((lido) => {
      const supressao = supressoes.get(lido.endereco)
      const aviso = supressao
        ? avisoDeSupressao(supressao.motivo)
        : (AVISOS[situacoes.get(lido.endereco)!] ?? null)
      return { ...lido, meio, aviso }
    })
  }
}

const confirmedFirst = (a: { situacao: SituacaoContato }, b: { situacao: SituacaoContato }) =>
  Number(b.situacao === 'confirmado') - Number(a.situacao === 'confirmado')

/** The first of each: where it stands by the precedence. */
function uniqueByEndereco(lidos: readonly Lido[]): Lido[] {
  const byEndereco = new Map<string, Lido>()
  for (const lido of lidos) if (!byEndereco.has(lido.endereco)) byEndereco.set(lido.endereco, lido)
  return [...byEndereco.values()]
}
