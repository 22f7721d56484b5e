import { SignInRequired } from '@banter/tenants/context'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../deps.ts'
import { domainsOf, findSchools, forAnyone, getSchool, listSchools } from './address-book.ts'
import * as contract from './contract.ts'
import { openWithAdmin } from './opening.ts'
import { restoreSchool, suspendSchool, updateSchool } from './standing.ts'
import { handleSchoolWish, listSchoolWishes, wishForSchool } from './wishes.ts'

export const schoolRoutes: FastifyPluginAsyncZod<Deps> = async (app, deps) => {
  const { env, payments, site } = deps
  wishRoutes(app, deps)

  app.route({
    ...contract.getHere,
    handler: async ({ place }): Promise<contract.Here> => {
      const kind = { at: place.at, simulatedPayments: payments.simulated, demo: env.DEMO_DATA }
      if (place.at !== 'school') return { ...kind, school: null }
      const { school } = place
      const emailDomains = await domainsOf(deps, school.id)
      return { ...kind, school: { ...forAnyone(school, site), id: school.id, emailDomains } }
    },
  })

  app.route({ ...contract.findSchools, handler: ({ query }) => findSchools(deps, query) })

  app.route({ ...contract.listSchools, handler: ({ query }) => listSchools(deps, query) })

  app.route({
    ...contract.openSchool,
    handler: async ({ body }, reply) => {
      const school = await openWithAdmin(deps, body)
      // Someone may have looked the address up before it was one.
      deps.directory.forget(school.slug)
      return reply.code(201).send(school)
    },
  })

  app.route({ ...contract.getSchool, handler: ({ params }) => getSchool(deps, params.id) })

  app.route({
    ...contract.updateSchool,
    handler: ({ params, body }) => updateSchool(deps, params.id, body),
  })

  app.route({
    ...contract.suspendSchool,
    handler: (request) => suspendSchool(deps, asker(request), request.params.id),
  })

  app.route({
    ...contract.restoreSchool,
    handler: (request) => restoreSchool(deps, asker(request), request.params.id),
  })
}

type App = Parameters<typeof schoolRoutes>[0]

function wishRoutes(app: App, { database }: Deps) {
  app.route({
    ...contract.wishForSchool,
    handler: async ({ body }, reply) => {
      await wishForSchool(database, body)
      return reply.code(202).send(null)
    },
  })

  app.route({
    ...contract.listSchoolWishes,
    handler: (request) => request.read((ctx) => listSchoolWishes(ctx, request.query)),
  })

  app.route({
    ...contract.handleSchoolWish,
    handler: async (request, reply) => {
      await request.command((ctx) => handleSchoolWish(ctx, request.params.id))
      return reply.code(204).send(null)
    },
  })
}

function asker({ viewer }: Pick<FastifyRequest, 'viewer'>) {
  if (!viewer) throw new SignInRequired()
  return viewer
}
