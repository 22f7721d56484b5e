import interLatin from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url'
import { type ReactNode, useContext } from 'react'
import styles from './app.css?url'
import { describe } from './errors/describe.ts'
import { ErrorPage, failureOf } from './errors/error-page.tsx'
import { takeFlash } from './flash.server.ts'
import { Nonce } from './nonce.ts'
import { type RootData, useRootData } from './root-data.ts'
import type { LoaderFunctionArgs } from './router.server.ts'
import {
  Links,
  type LinksFunction,
  Meta,
  type MetaFunction,
  Outlet,
  Scripts,
  ScrollRestoration,
  useRouteError,
} from './router.ts'
import { readTheme } from './theme.server.ts'
import { NavigationProgress } from './ui/navigation-progress.tsx'
import { Toasts } from './ui/toasts.tsx'

export const links: LinksFunction = () => [
  { rel: 'preload', href: interLatin, as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' },
  { rel: 'stylesheet', href: styles },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
]

export const meta: MetaFunction = ({ error }) => [
  { title: error ? `${describe(failureOf(error)).title} · Banter` : 'Banter' },
  { name: 'description', content: 'Your campus: what is on, what is for sale, who is there.' },
]

export async function loader({ request, context }: LoaderFunctionArgs): Promise<RootData> {
  const flash = await takeFlash(request, context)
  return { theme: readTheme(request), flash, baseDomain: context.baseDomain }
}

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
  return <Outlet />
}

export function ErrorBoundary() {
  const root = useRootData()
  return <ErrorPage error={useRouteError()} baseDomain={root?.baseDomain} />
}
