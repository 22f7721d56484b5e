import { randomUUID } from 'node:crypto'
import type { Socket } from 'node:net'
import { PROBLEM, problemOf } from './errors.ts'

const refusals: Record<string, [status: number, code: string, detail: string]> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'TOO_SLOW', 'The request did not arrive in time.'],
  HPE_HEADER_OVERFLOW: [431, 'HEADERS_TOO_LARGE', 'The headers are larger than this server takes.'],
}

/** A request that never became one, because it is too slow or no HTTP: no route, hook or reply exists, so the answer is written as it is. */
export function answerUnfinished(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const [status, code, detail] = refusals[error.code ?? ''] ?? [
    400,
    'BAD_REQUEST',
    'This is no HTTP request.',
  ]
  const problem = problemOf(status, code, detail, randomUUID())
  const body = JSON.stringify(problem)
  socket.end(
    [
      `HTTP/1.1 ${status} ${problem.title}`,
      `content-type: ${PROBLEM}`,
      `content-length: ${Buffer.byteLength(body)}`,
      'connection: close',
      '',
      body,
    ].join('\r\n'),
  )
}
