import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'

/** The document that a stranger writes a client from, and a page to read it: both without sign-in, on every host. */
export async function describeApi(app: FastifyInstance) {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Banter',
        version: '1',
        description:
          'The school is decided by the host. Money is integer minor units. Errors are problem+json. Lists are paged by cursor.',
      },
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
    },
    transform: (document) => {
      const { url, route } = document
      const described = jsonSchemaTransform(document as never)
      const needsSignIn = route.config?.access && route.config.access !== 'anyone'
      const parts = url.split('/')
      return {
        ...described,
        schema: {
          ...(described.schema as object),
          tags: [parts[3] ?? 'api'],
          ...(needsSignIn ? { security: [{ bearer: [] }] } : {}),
        },
      } as typeof described
    },
  })
  await app.register(swaggerUi, { routePrefix: '/api/docs', staticCSP: true })
}
