import interLatin from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url'
import { type ReactNode, useContext, useEffect } from 'react'
import type { PageProblem } from './api.server.ts'
import styles from './app.css?url'
import { describe } from './errors/describe.ts'
import { ErrorPage, failureOf } from './errors/error-page.tsx'
import { forgetDoors } from './events/door/kept-page.ts'
import { takeFlash } from './flash.server.ts'
import { LinksLead } from './link.tsx'
import { Nonce } from './nonce.ts'
import { type RootData, useRootData } from './root-data.ts'
import { data, type LoaderFunctionArgs } from './router.server.ts'
import {
  Links,
  type LinksFunction,
  Meta,
  type MetaFunction,
  Outlet,
  Scripts,
  ScrollRestoration,
  type ShouldRevalidateFunction,
  useRouteError,
} from './router.ts'
import { LeaveGuard } from './shell/leave-guard.tsx'
import { placeOf } from './shell/place.server.ts'
import { shellOf, viewerOf } from './shell/viewer.server.ts'
import { readTheme } from './theme.server.ts'
import { NavigationProgress } from './ui/navigation-progress.tsx'
import { Toasts } from './ui/toasts.tsx'

export const links: LinksFunction = () => [
  { rel: 'preload', href: interLatin, as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' },
  { rel: 'stylesheet', href: styles },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
]

export const meta: MetaFunction<typeof loader> = ({ data, error }) => [
  { title: titleOf(data?.failure ?? (error ? failureOf(error) : null)) },
  { name: 'description', content: 'Your campus: what is on, what is for sale, who is there.' },
]

const titleOf = (failure: Parameters<typeof describe>[0] | null) =>
  failure ? `${describe(failure).title} · Banter` : 'Banter'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const theme = readTheme(request)
  const flash = await takeFlash(request, context)
  const frame = { theme, flash, baseDomain: context.baseDomain }
  try {
    const [here, shell] = await Promise.all([placeOf({ request, context }), shellOf({ request, context })])
    return { ...frame, here, viewer: viewerOf(here, shell), failure: null } satisfies RootData
  } catch (error) {
    // Thrown on, it would take the theme and the way to the school picker with it.
    if (!(error instanceof Response)) throw error
    const failure = { status: error.status, data: (await error.json()) as PageProblem }
    return data({ ...frame, here: null, viewer: null, failure } satisfies RootData, { status: error.status })
  }
}

/** Without a connection what is known is better than nothing. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ defaultShouldRevalidate }) =>
  navigator.onLine && defaultShouldRevalidate

export function Layout({ children }: { children: ReactNode }) {
  const root = useRootData()
  const nonce = useContext(Nonce)
  const theme = root?.theme ?? 'system'
  return (
    <html lang="en" className={theme === 'system' ? undefined : theme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content={theme === 'system' ? 'light dark' : theme} />
        <Meta />
        <Links />
      </head>
      <body>
        <LinksLead />
        <NavigationProgress />
        <Toasts message={root?.flash ?? null} />
        {children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}

export default function App() {
  const root = useRootData()
  const isVisitor = Boolean(root && !root.failure && !root.viewer)
  useEffect(() => {
    if (isVisitor) void forgetDoors()
  }, [isVisitor])
  if (root?.failure) return <ErrorPage failure={root.failure} baseDomain={root.baseDomain} />
  return (
    <>
      <LeaveGuard />
      <Outlet />
    </>
  )
}

export function ErrorBoundary() {
  const root = useRootData()
  const error = useRouteError()
  return <ErrorPage failure={root?.failure ?? failureOf(error)} baseDomain={root?.baseDomain} />
}
