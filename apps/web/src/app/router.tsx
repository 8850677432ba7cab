import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { AtendimentoPage } from './pages/atendimento-page.tsx'
import { FailurePage, NotFoundPage } from './pages/system-pages.tsx'
import { paths } from './paths.ts'
import { RootLayout } from './root-layout.tsx'
import { ucSearch } from './uc-search.ts'

// Only the agent's workspace is in the first download; every other page comes when it is opened.
const rootRoute = createRootRoute({ component: RootLayout, notFoundComponent: NotFoundPage })
const getParentRoute = () => rootRoute

const routes = [
  createRoute({
    getParentRoute,
    path: paths.atendimento,
    validateSearch: ucSearch,
    component: AtendimentoPage,
  }),
  createRoute({
    getParentRoute,
    path: paths.unidadeConsumidora,
    validateSearch: ucSearch,
    component: lazyRouteComponent(
      () => import('./pages/unidade-consumidora-page.tsx'),
      'UnidadeConsumidoraPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: paths.envioDigital,
    component: lazyRouteComponent(
      () => import('#features/envio-digital/envio-digital-page.tsx'),
      'EnvioDigitalPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: paths.protocolos,
    component: lazyRouteComponent(() => import('./pages/protocolo-route-page.tsx'), 'ProtocolosRoutePage'),
  }),
  createRoute({
    getParentRoute,
    path: paths.protocolo,
    component: lazyRouteComponent(() => import('./pages/protocolo-route-page.tsx'), 'ProtocoloRoutePage'),
  }),
  createRoute({
    getParentRoute,
    path: paths.painel,
    component: lazyRouteComponent(() => import('#features/painel/painel-page.tsx'), 'PainelPage'),
  }),
  createRoute({
    getParentRoute,
    path: paths.lotesImpressao,
    component: lazyRouteComponent(
      () => import('#features/lotes-impressao/lotes-impressao-page.tsx'),
      'LotesImpressaoPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: paths.parametros,
    component: lazyRouteComponent(() => import('#features/parametros/parametros-page.tsx'), 'ParametrosPage'),
  }),
  createRoute({
    getParentRoute,
    path: paths.importacao,
    component: lazyRouteComponent(() => import('#features/importacao/importacao-page.tsx'), 'ImportacaoPage'),
  }),
  createRoute({
    getParentRoute,
    path: paths.contasEmail,
    component: lazyRouteComponent(
      () => import('./pages/contas-email-route-page.tsx'),
      'ContasEmailRoutePage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: paths.canais,
    component: lazyRouteComponent(() => import('#features/canais/canais-page.tsx'), 'CanaisPage'),
  }),
  createRoute({
    getParentRoute,
    path: paths.modelos,
    component: lazyRouteComponent(() => import('#features/modelos/modelos-page.tsx'), 'ModelosPage'),
  }),
  createRoute({
    getParentRoute,
    path: paths.supressoes,
    component: lazyRouteComponent(() => import('#features/supressoes/supressoes-page.tsx'), 'SupressoesPage'),
  }),
  createRoute({
    getParentRoute,
    path: paths.caixaDemo,
    component: lazyRouteComponent(() => import('#features/caixa-demo/caixa-demo-page.tsx'), 'CaixaDemoPage'),
  }),
] as const

export function createAppRouter() {
  return createRouter({
    routeTree: rootRoute.addChildren(routes),
    defaultErrorComponent: FailurePage,
    defaultPreload: 'intent',
    // A person who goes back finds the list where it was.
    scrollRestoration: true,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>
  }
}
