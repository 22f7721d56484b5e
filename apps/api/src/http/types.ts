import type { EndpointConfig } from './endpoint.ts'

declare module 'fastify' {
  interface FastifyContextConfig extends Partial<EndpointConfig> {}
}
