import { campoDe, isApplicable, ORDEM, temConjuge } from './campos.ts'
import type { Cadastro, CampoConferido } from './conferir.ts'

/**
 * The outcome of every field that was asked, in the order of the screen: what nobody answered is *não informou*, and a
 * spouse on file goes when the person is no longer married. The person's block counts as asked when any of it was.
 */
export function completarCampos(conferidos: readonly CampoConferido[], cadastro: Cadastro): CampoConferido[] {
  const incluiConsumidor = conferidos.some(({ bloco }) => bloco === 'consumidor')
  const answered = new Map(conferidos.map((campo) => [campo.campo, campo]))
  const casado = temConjuge(answered.get('estadoCivil')?.depois ?? cadastro.atual.estadoCivil)
  return ORDEM.flatMap((campo): CampoConferido[] => {
    const { bloco } = campoDe(campo)
    const antes = cadastro.atual[campo]
    const asked = bloco === 'uc' || (incluiConsumidor && isApplicable(campo, cadastro.pessoaJuridica))
    if (!asked) return []
    const given = answered.get(campo)
    if (campo === 'conjuge' && !casado) {
      if (antes !== null && answered.get('estadoCivil')?.resultado === 'corrigido') {
        return [{ bloco, campo, resultado: 'nao_possui', antes, depois: null }]
      }
      return given ? [given] : []
    }
    return [given ?? { bloco, campo, resultado: 'nao_informou', antes, depois: antes }]
  })
}
