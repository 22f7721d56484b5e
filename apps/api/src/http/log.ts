import type { FastifyRequest } from 'fastify'
import { type DestinationStream, type Logger, pino } from 'pino'
import { briefly } from '../brief-error.ts'

/** A line identifies a request and an error, never a person: no address, no query, no header, and no words that an error quotes. */
export function openLog(level: string, destination?: DestinationStream): Logger {
  const serializers = {
    req: ({ method, url, host }: FastifyRequest) => ({ method, path: url.split('?', 1)[0], host }),
    err: briefly,
  }
  return pino({ level, base: { app: 'api' }, serializers }, destination ?? pino.destination(1))
}
