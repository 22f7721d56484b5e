import type { ServerBuild } from '@remix-run/node'
import type { Site } from './app.ts'
import type { Env } from './env.ts'

/** The built pages, or in development pages that Vite builds as they are asked for. */
export async function loadSite(env: Env): Promise<Site> {
  return env.NODE_ENV === 'development' ? liveSite() : builtSite()
}

async function builtSite(): Promise<Site> {
  // This file runs bundled as dist/server.js and, under tsx, as server/site.ts: the build is one folder up from both.
  const folder = new URL('../build/', import.meta.url)
  const build = (await import(new URL('server/index.js', folder).href)) as ServerBuild
  return { build, assets: new URL('client/', folder).pathname }
}

async function liveSite(): Promise<Site> {
  const { createServer } = await import('vite')
  const vite = await createServer({ server: { middlewareMode: true }, appType: 'custom' })
  return {
    build: () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<ServerBuild>,
    attach: (app) => {
      app.addHook('onRequest', (request, reply, done) => vite.middlewares(request.raw, reply.raw, done))
      app.addHook('onClose', () => vite.close())
    },
  }
}
