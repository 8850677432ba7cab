import '#ui/tokens.css'
import '#ui/base.css'
import { installMensagens } from '@ramal/shared/contracts/mensagens.ts'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createQueryClient } from '#api/query-client.ts'
import { Providers } from './providers.tsx'
import { createAppRouter } from './router.tsx'
import { applyTema } from './tema.ts'

applyTema()
installMensagens()

const place = document.getElementById('ramal')
if (!place) throw new Error('index.html has no #ramal')

const queryClient = createQueryClient()
createRoot(place).render(
  <StrictMode>
    <Providers queryClient={queryClient}>
      <RouterProvider router={createAppRouter()} />
    </Providers>
  </StrictMode>,
)
