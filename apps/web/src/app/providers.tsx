import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { onChangeElsewhere } from '#api/tabs.ts'

export function Providers({ queryClient, children }: { queryClient: QueryClient; children: ReactNode }) {
  useEffect(
    () => onChangeElsewhere((queryKey) => void queryClient.invalidateQueries({ queryKey })),
    [queryClient],
  )
  return (
    <QueryClientProvider client={queryClient}>
      <I18nProvider locale="pt-BR">{children}</I18nProvider>
    </QueryClientProvider>
  )
}
