import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ErrorBlock } from './error-block.tsx'
import { Skeleton } from './skeleton.tsx'

export interface QueryBlockProps<T> {
  query: Pick<UseQueryResult<T, Error>, 'data' | 'error' | 'refetch'>
  /** Rows that the content takes, so that loading keeps the layout. */
  linhas?: number
  children: (data: T) => ReactNode
}

/** Loading, failure with retry, or the content. What was once loaded stays on screen while it is read again. */
export function QueryBlock<T>({ query, linhas = 3, children }: QueryBlockProps<T>) {
  if (query.data !== undefined) return <>{children(query.data)}</>
  if (query.error) return <ErrorBlock mensagem={query.error.message} onRetry={() => void query.refetch()} />
  return <Skeleton linhas={linhas} />
}
