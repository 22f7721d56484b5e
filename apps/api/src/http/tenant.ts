import type { Campus, Ctx, ReadCtx, School, Viewer } from '@banter/tenants/context'
import type { Database } from '@banter/tenants/database'
import { NoSuchSchool, type Place, type SchoolDirectory } from '@banter/tenants/resolve'
import createError from '@fastify/error'
import type { FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import type { At } from './endpoint.ts'
import { accessTo } from './entitlements.ts'
import { NotFound } from './errors.ts'

export const SchoolReadOnly = createError(
  'SCHOOL_READ_ONLY',
  'This campus is read-only just now: it can be read, not changed.',
  403,
)

declare module 'fastify' {
  interface FastifyRequest {
    place: Place
    viewer: Viewer | null
    /** The school of this request's host. @throws NoSuchSchool on the bare domain */
    readonly school: School
    /** This request's school and viewer, for work with a network call between two commands. */
    readonly campus: Campus
    read<T>(work: (ctx: ReadCtx) => Promise<T>): Promise<T>
    command<T>(work: (ctx: Ctx) => Promise<T>): Promise<T>
  }
}

const hosts: Record<At, Place['at'][]> = {
  school: ['school'],
  platform: ['platform'],
  'school-and-platform': ['school', 'platform'],
  everywhere: ['school', 'platform', 'apex'],
}

/** Host → school, before any other work: an unknown host, or a route that this host does not have, is a 404. */
export const tenantPlugin = fp<{ database: Database; directory: SchoolDirectory }>(
  async (app, { database, directory }) => {
    app.decorateRequest('place')
    app.decorateRequest('viewer', null)
    app.decorateRequest('school', {
      getter(this: FastifyRequest) {
        if (this.place.at === 'apex') throw new NoSuchSchool()
        return this.place.school
      },
    })
    app.decorateRequest('campus', {
      getter(this: FastifyRequest) {
        return database.campus(this.school, this.viewer)
      },
    })
    app.decorateRequest('read', function read<T>(this: FastifyRequest, work: (ctx: ReadCtx) => Promise<T>) {
      return this.campus.read(work)
    })
    app.decorateRequest('command', function command<T>(this: FastifyRequest, work: (ctx: Ctx) => Promise<T>) {
      return this.campus.command(work)
    })

    app.addHook('onRequest', async (request) => {
      request.place = await directory.resolve(request.host).catch(async (error) => {
        if (error instanceof NoSuchSchool) await app.countStray(request)
        throw error
      })
      const { config, url, method } = request.routeOptions
      if (!url || !config.at || !hosts[config.at].includes(request.place.at)) throw new NotFound()
      const closed = request.place.at === 'school' && accessTo(request.place.school) !== 'full'
      if (closed && method !== 'GET' && method !== 'HEAD' && !config.whileSuspended)
        throw new SchoolReadOnly()
    })
  },
  { name: 'tenant' },
)
