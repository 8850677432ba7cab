import type { FaturaResumo } from '@ramal/shared/contracts/faturas.ts'
import type { UcDetalhe } from '@ramal/shared/contracts/ucs.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { faturasQuery } from '#api/faturas-query.ts'
import type { PedidoDeEnvio } from '#features/faturas/pedido.ts'
import { ultimaFatura } from '#features/faturas/regras.ts'
import { toast } from '#ui/toast.ts'
import { textos } from './textos.ts'

const NENHUMA: ReadonlySet<number> = new Set()

/** The chosen bills of the UC, and what is about to be sent of them: from the list, or by F9 from anywhere. */
export function useEnvio(uc: UcDetalhe) {
  const queryClient = useQueryClient()
  const [selecao, setSelecao] = useState(NENHUMA)
  const [pedido, setPedido] = useState<PedidoDeEnvio | null>(null)
  const segundaVia = () => {
    // The UC brings its last bills along, so the key works before the list has come.
    const todas: readonly FaturaResumo[] =
      queryClient.getQueryData(faturasQuery(uc.id).queryKey) ?? uc.faturas
    const escolhidas = todas.filter(({ id }) => selecao.has(id))
    const ultima = ultimaFatura(todas)
    const faturas = escolhidas.length > 0 ? escolhidas : ultima ? [ultima] : []
    if (faturas.length === 0) toast.erro(textos.semFatura)
    else setPedido({ faturas, conteudo: 'fatura', meio: 'email' })
  }
  const enviado = () => {
    setPedido(null)
    setSelecao(NENHUMA)
  }
  return { selecao, setSelecao, pedido, setPedido, segundaVia, enviado, fechar: () => setPedido(null) }
}
