import type { ServerBuild } from '@remix-run/node'

type Routes = Record<string, { path?: string; parentId?: string } | undefined>

/** Where Remix says the data of a page is, for navigation without loading it: `/cart.data` of `/cart`. */
const DATA = /(?:\/_root)?\.data$/

/** Finds the pattern of a page's address, which has no ids in it: `/orders/:id`. The most exact one wins, as in Remix. */
export function patternFinder({ routes }: Pick<ServerBuild, 'routes'>): (pathname: string) => string {
  const patterns = [...new Set(Object.keys(routes).map((id) => patternOf(routes, id)))]
  const known = patterns
    .map((pattern) => ({ pattern, like: expressionOf(pattern) }))
    .sort((a, b) => vagueness(a.pattern).localeCompare(vagueness(b.pattern)))
  return (pathname) => {
    const page = pathname.replace(DATA, '') || '/'
    return known.find(({ like }) => like.test(page))?.pattern ?? 'none'
  }
}

function patternOf(routes: Routes, id: string): string {
  const parts: string[] = []
  for (let route = routes[id]; route; route = route.parentId ? routes[route.parentId] : undefined)
    if (route.path) parts.unshift(route.path.replace(/^\/|\/$/g, ''))
  return `/${parts.join('/')}`
}

function expressionOf(pattern: string): RegExp {
  const parts = pattern.split('/').slice(1).filter(Boolean)
  const source = parts.map((part) => {
    if (part === '*') return '(?:/.*)?'
    const name = part.replace(/\?$/, '')
    const one = name.startsWith(':') ? '/[^/]+' : `/${name.replace(/[^\w-]/g, '\\$&')}`
    return part.endsWith('?') ? `(?:${one})?` : one
  })
  return new RegExp(`^${source.join('')}/?$`, 'i')
}

/** Sorts what is written out before what is left open, part by part. */
function vagueness(pattern: string): string {
  const parts = pattern.split('/').slice(1)
  return parts.map((part) => (part === '*' ? 3 : part.startsWith(':') ? 2 : 1)).join('')
}
