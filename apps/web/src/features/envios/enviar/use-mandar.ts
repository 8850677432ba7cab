import { type criarDisparos } from '@ramal/shared/contracts/disparos.ts'
import { verDocumentos } from '@ramal/shared/contracts/faturas.ts'
import { useState } from 'react'
import { type CallArgs, request } from '#api/client.ts'
import { useEnviarDisparos } from '#api/desfazer.ts'
import { ProblemaError, sentenceOf } from '#api/problema-error.ts'
import { printOrSave } from '#ui/print.ts'
import { toast } from '#ui/toast.ts'
import { type Falhas, falhasDe } from './falhas.ts'
import { textos } from './textos.ts'

export type Corpo = CallArgs<typeof criarDisparos>['body']

/** Sends what was asked for; what goes to this browser's printer is printed first and written down then. */
export function useMandar({
  onEnviado,
  onFalha,
}: {
  onEnviado: () => void
  onFalha: (falhas: Falhas) => void
}) {
  const { mutateAsync, isPending } = useEnviarDisparos()
  const [isPrinting, setIsPrinting] = useState(false)
  const printNow = async ({ faturaIds, conteudo }: Corpo): Promise<boolean> => {
    const query = { ids: faturaIds.join(','), conteudo }
    const pdf = await request(verDocumentos, { query })
    return printOrSave(await pdf.blob(), textos.arquivo[conteudo ?? 'fatura'])
  }
  const mandar = async (body: Corpo): Promise<void> => {
    const isPrint = body.meio === 'impressao' && body.impressao === 'agora'
    setIsPrinting(isPrint)
    try {
      const printed = isPrint && (await printNow(body))
      await mutateAsync({ body })
      if (isPrint) toast.feito(printed ? textos.impresso : textos.baixado)
      onEnviado()
    } catch (error) {
      onFalha(
        error instanceof ProblemaError ? falhasDe(error, body.enderecos ?? []) : { geral: sentenceOf(error) },
      )
    } finally {
      setIsPrinting(false)
    }
  }
  return { mandar, isPending: isPending || isPrinting }
}
