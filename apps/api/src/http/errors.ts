import { STATUS_CODES } from 'node:http'
import createError from '@fastify/error'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import type { Problem } from './contract.ts'

export const NotFound = createError('NOT_FOUND', 'There is nothing here, or it is not yours to see.', 404)

export const PROBLEM = 'application/problem+json; charset=utf-8'

/** Codes that other programs are told, for what Fastify and its plugins call by internal names. */
const plain: Record<string, [status: number, code: string, detail: string]> = {
  FST_ERR_CTP_INVALID_JSON_BODY: [400, 'BAD_JSON', 'The body is not valid JSON.'],
  FST_ERR_CTP_EMPTY_JSON_BODY: [400, 'BAD_JSON', 'The body is empty.'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [400, 'BAD_LENGTH', 'The body is not as long as it says.'],
  FST_ERR_CTP_BODY_TOO_LARGE: [413, 'BODY_TOO_LARGE', 'The body is larger than this endpoint takes.'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [415, 'UNSUPPORTED_MEDIA_TYPE', 'This endpoint takes application/json.'],
}

export const problemOf = (status: number, code: string, detail: string, requestId: string): Problem => ({
  type: 'about:blank',
  title: STATUS_CODES[status] ?? 'Error',
  status,
  detail,
  code,
  requestId,
})

export function sendProblem(
  reply: FastifyReply,
  status: number,
  code: string,
  detail: string,
  fields?: Record<string, string>,
) {
  const problem: Problem = {
    ...problemOf(status, code, detail, reply.request.id),
    ...(fields ? { fields } : {}),
  }
  // Serialised here: a route's response schema describes success only.
  return reply.code(status).type(PROBLEM).serializer(JSON.stringify).send(problem)
}

/** Every failure leaves in one shape. Below 500 it says what is the case; from 500 on it is logged and not described. */
export function answerErrors(app: FastifyInstance) {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    if (hasZodFastifySchemaValidationErrors(error)) return answerInvalid(error, reply)
    const known = plain[error.code]
    if (known) return sendProblem(reply, ...known)
    const status = error.statusCode ?? 500
    if (status >= 500) return answerFailure(error, request, reply, status)
    const { fields, retryAfter } = error as Said
    if (retryAfter) reply.header('retry-after', String(retryAfter))
    const code = error.code?.startsWith('FST_') ? 'BAD_REQUEST' : error.code
    return sendProblem(reply, status, code, error.message, fields)
  })
  app.setNotFoundHandler((_request, reply) =>
    sendProblem(reply, 404, 'NOT_FOUND', 'There is nothing at this address.'),
  )
}

/** An address that no route can be looked for with: Fastify answers these before any hook, and in a shape of its own. */
export function answerUnreadable(
  { statusCode }: FastifyError,
  _request: FastifyRequest,
  reply: FastifyReply,
) {
  return sendProblem(reply, statusCode ?? 400, 'BAD_ADDRESS', 'This address cannot be read.')
}

/** What a thrower may add to its error: the fields of the form that are wrong, and the seconds to wait. */
interface Said {
  fields?: Record<string, string>
  retryAfter?: number
  /** A 503 whose own words are for people: they say what else still works. */
  told?: true
}

type Invalid = FastifyError & {
  validationContext?: string
  validation: { instancePath: string; message: string; params?: unknown }[]
}

/** A malformed id in the path is simply not there; everything else names its fields. */
function answerInvalid(error: FastifyError, reply: FastifyReply) {
  const { validationContext, validation } = error as Invalid
  if (validationContext === 'params') return sendProblem(reply, 404, 'NOT_FOUND', new NotFound().message)
  const fields: Record<string, string> = {}
  for (const { instancePath, message } of validation)
    fields[instancePath.slice(1).replaceAll('/', '.') || '_'] ??= message
  return sendProblem(reply, 422, 'INVALID', 'Please check the form.', fields)
}

function answerFailure(error: FastifyError, request: FastifyRequest, reply: FastifyReply, status: number) {
  request.log.error({ err: error }, 'request failed')
  const { told, code, message } = error as FastifyError & Said
  if (told) return sendProblem(reply.header('retry-after', '5'), status, code, message)
  if (status === 503)
    return sendProblem(
      reply.header('retry-after', '5'),
      503,
      'UNAVAILABLE',
      'Banter is busy. Please try again shortly.',
    )
  return sendProblem(reply, 500, 'INTERNAL', 'Something went wrong on our side.')
}
