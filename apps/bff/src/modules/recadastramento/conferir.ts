import type { CampoRecadastramento } from '@ramal/shared/contracts/recadastramento.ts'
import type { BlocoRecadastramento, ResultadoCampo } from '#db/schema/atendimento.ts'
import { ErroDominio, type CampoRecusado } from '#erros.ts'
import type { ValoresAtuais } from './atual.ts'
import { campoDe, isApplicable, temConjuge } from './campos.ts'

export interface CampoRespondido {
  bloco: BlocoRecadastramento
  campo: CampoRecadastramento
  resultado: ResultadoCampo
  /** The new value when `corrigido`, as the person said it. */
  valor?: string | null | undefined
}

/** The outcome of one field: `depois` equals `antes` unless it was corrected or is not possessed. */
export interface CampoConferido {
  bloco: BlocoRecadastramento
  campo: CampoRecadastramento
  resultado: ResultadoCampo
  antes: string | null
  depois: string | null
}

export interface Cadastro {
  atual: ValoresAtuais
  pessoaJuridica: boolean
  documentoValido: boolean
  /** Day in São Paulo. */
  hoje: string
}

/** Part of the field to which a refusal belongs, and its sentence. */
class Recusa {
  readonly parte: 'bloco' | 'campo' | 'resultado' | 'valor'
  readonly mensagem: string

  constructor(parte: Recusa['parte'], mensagem: string) {
    this.parte = parte
    this.mensagem = mensagem
  }
}

/**
 * Checks what was answered, field by field.
 * @throws ErroDominio `validacao` that names every refused field as `campos.N.valor`, `.campo`, `.bloco` or `.resultado`.
 */
export function conferirCampos(
  respondidos: readonly CampoRespondido[],
  cadastro: Cadastro,
): CampoConferido[] {
  const casado = temConjuge(estadoCivilDepois(respondidos, cadastro))
  const conferidos: CampoConferido[] = []
  const recusados: CampoRecusado[] = []
  for (const [index, respondido] of respondidos.entries()) {
    const repeated = conferidos.some(({ campo }) => campo === respondido.campo)
    const outcome = repeated
      ? new Recusa('campo', `${campoDe(respondido.campo).nome} veio mais de uma vez.`)
      : conferir(respondido, cadastro, casado)
    if (outcome instanceof Recusa) {
      recusados.push({ campo: `campos.${index}.${outcome.parte}`, mensagem: outcome.mensagem })
    } else conferidos.push(outcome)
  }
  if (recusados[0]) throw new ErroDominio('validacao', recusados[0].mensagem, recusados)
  return conferidos
}

function estadoCivilDepois(respondidos: readonly CampoRespondido[], { atual }: Cadastro): string | null {
  const novo = respondidos.find(
    ({ campo, resultado }) => campo === 'estadoCivil' && resultado === 'corrigido',
  )
  return novo ? (novo.valor ?? null) : atual.estadoCivil
}

function conferir(respondido: CampoRespondido, cadastro: Cadastro, casado: boolean): CampoConferido | Recusa {
  const { bloco, campo, resultado } = respondido
  const { nome, bloco: esperado } = campoDe(campo)
  if (bloco !== esperado) return new Recusa('bloco', `${nome} pertence ao bloco ${esperado}.`)
  if (!isApplicable(campo, cadastro.pessoaJuridica)) {
    return new Recusa('campo', `${nome} não se aplica a pessoa jurídica.`)
  }
  const claimed = resultado === 'corrigido' || resultado === 'confirmado'
  if (campo === 'conjuge' && claimed && !casado) {
    return new Recusa('campo', 'O cônjuge só se informa de quem é casado ou vive em união estável.')
  }
  const antes = cadastro.atual[campo]
  const depois = valorDepois(respondido, antes, cadastro)
  if (depois instanceof Recusa) return depois
  // Said again as it was on file: that confirms it.
  const same = resultado === 'corrigido' && depois === antes
  return { bloco, campo, resultado: same ? 'confirmado' : resultado, antes, depois }
}

function valorDepois(
  { campo, resultado, valor }: CampoRespondido,
  antes: string | null,
  { documentoValido, hoje }: Cadastro,
): string | null | Recusa {
  const { nome, todosPossuem, ler, erro } = campoDe(campo)
  switch (resultado) {
    case 'nao_informou':
      return antes
    case 'nao_possui':
      if (todosPossuem) return new Recusa('resultado', `${nome} todos possuem: marque não informou.`)
      if (campo === 'documento' && documentoValido) return documentoFechado()
      return null
    case 'confirmado':
      if (antes === null)
        return new Recusa('resultado', `${nome} não está no cadastro: não há o que confirmar.`)
      if (campo === 'documento' && !documentoValido) {
        return new Recusa(
          'resultado',
          'O documento no cadastro não é válido: corrija ou marque não informou.',
        )
      }
      return antes
    case 'corrigido':
      if (campo === 'documento' && documentoValido) return documentoFechado()
      if (!valor) return new Recusa('valor', `${nome} deve ser preenchido.`)
      return ler(valor, hoje) ?? new Recusa('valor', erro)
  }
}

const documentoFechado = () =>
  new Recusa('campo', 'O documento do titular já é válido e não pode ser alterado aqui.')
