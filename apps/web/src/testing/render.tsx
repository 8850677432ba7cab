import { render, type RenderResult } from '@testing-library/react'
import userEvent, { type UserEvent } from '@testing-library/user-event'
import type { ReactNode } from 'react'
import { createQueryClient } from '#api/query-client.ts'
import { Providers } from '#app/providers.tsx'

/** Renders inside of what every page has around it, with somebody at the keyboard. */
export function renderApp(children: ReactNode): RenderResult & { user: UserEvent } {
  const user = userEvent.setup()
  return { user, ...render(<Providers queryClient={createQueryClient()}>{children}</Providers>) }
}
