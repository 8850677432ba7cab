import type { criarContaEmail } from '@ramal/shared/contracts/contas-email.ts'
import { isLoopback } from '@ramal/shared/domain/host.ts'
import type { z } from 'zod'
import type { Cifra } from '#cifra.ts'
import { ErroDominio, type CampoRecusado } from '#erros.ts'
import { exigirChave, type DkimPreparado } from './dkim.ts'
import type { ContaNova, ContaRow } from './repository.ts'

/** What a person filled in, as the contract lets it through. */
export type Conteudo = z.output<typeof criarContaEmail.body>

export type ValoresDaConta = Omit<ContaNova, 'criadaEm' | 'atualizadaEm'>

/**
 * The columns of an account as they are to be, its secrets encrypted.
 * @param atual the account being changed; null for a new one.
 * @throws ErroDominio `validacao` naming each field.
 */
export function prepararConta(
  conteudo: Conteudo,
  dkim: DkimPreparado,
  { atual, cifra }: { atual: ContaRow | null; cifra: Cifra },
): ValoresDaConta {
  const recusados = recusar(conteudo, atual)
  const [first] = recusados
  if (first) throw new ErroDominio('validacao', first.mensagem, recusados)
  exigirChave(dkim, atual)
  const { senha, dkim: _, ...ajustes } = conteudo
  return {
    ...ajustes,
    senhaCifrada: senha === undefined ? (atual?.senhaCifrada ?? null) : senha && cifra.cifrar(senha),
    ...colunasDkim(dkim, { atual, cifra }),
  }
}

function colunasDkim(dkim: DkimPreparado, { atual, cifra }: { atual: ContaRow | null; cifra: Cifra }) {
  if (dkim === undefined) return {}
  if (dkim === null) {
    return { dkimDominio: null, dkimSeletor: null, dkimChaveCifrada: null, dkimRegistro: null }
  }
  const { dominio, seletor, chave } = dkim
  return {
    dkimDominio: dominio,
    dkimSeletor: seletor,
    dkimChaveCifrada: chave ? cifra.cifrar(chave.pem) : (atual?.dkimChaveCifrada ?? null),
    dkimRegistro: chave ? chave.registro : (atual?.dkimRegistro ?? null),
  }
}

/** What the fields say together; each one alone was checked by the contract. */
function recusar(conteudo: Conteudo, atual: ContaRow | null): CampoRecusado[] {
  const { host, usuario, senha, seguranca } = conteudo
  const recusados: CampoRecusado[] = []
  const refuse = (campo: string, mensagem: string) => recusados.push({ campo, mensagem })
  const guardada = senha === undefined && Boolean(atual?.senhaCifrada)

  // Who may change the account must not learn its password by pointing it to a server of their own.
  if (guardada && usuario !== null && (atual?.host !== host || atual.usuario !== usuario)) {
    refuse('senha', 'O servidor ou o usuário mudou: digite a senha outra vez.')
  } else if (usuario !== null && !guardada && !senha) {
    refuse('senha', 'Informe a senha deste usuário.')
  }
  if (usuario === null && senha) refuse('usuario', 'Informe o usuário desta senha.')
  if (usuario !== null && seguranca === 'nenhuma' && !isLoopback(host)) {
    refuse('seguranca', 'Com usuário e senha, use TLS ou STARTTLS: sem eles a senha iria aberta pela rede.')
  }
  return recusados
}
