import { QueryClient } from '@tanstack/react-query'
import { ProblemaError } from './problema-error.ts'

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: ProblemaError
  }
}

/** Only what may pass by itself is asked again: no answer, or a server that is starting or overloaded. */
function isPassing(error: unknown): boolean {
  return error instanceof ProblemaError && (error.status === 0 || error.status >= 502)
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        // The agent sees the failure at once and has a key for retrying: long silent retries cost call time.
        retry: (failures, error) => isPassing(error) && failures < 1,
        retryDelay: 400,
      },
      // Without a network the request fails with its own sentence; a paused one would say nothing.
      mutations: { networkMode: 'always' },
    },
  })
}
