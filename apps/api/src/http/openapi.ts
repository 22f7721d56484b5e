import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'
import type { EndpointConfig } from './endpoint.ts'

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
      const described = jsonSchemaTransform(document as never)
      const schema = { ...(described.schema as object), ...around(document.url, document.route.config) }
      return { ...described, schema } as typeof described
    },
  })
  await app.register(swaggerUi, { routePrefix: '/api/docs', staticCSP: true })
}

/** What a route's config says beyond its schema. */
function around(url: string, config: Partial<EndpointConfig> | undefined) {
  const key = {
    type: 'object',
    required: ['idempotency-key'],
    properties: {
      'idempotency-key': { type: 'string', description: 'The same key and body again get the same answer.' },
    },
  }
  return {
    tags: [url.split('/')[3] ?? 'api'],
    ...(config?.access && config.access !== 'anyone' ? { security: [{ bearer: [] }] } : {}),
    ...(config?.idempotencyKey ? { headers: key } : {}),
    ...(config?.produces ? { produces: [config.produces] } : {}),
  }
}
