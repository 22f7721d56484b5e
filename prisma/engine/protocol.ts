import { createInterface } from 'node:readline'

interface Request {
  id: number | string
  method: string
  params: unknown
}

/** Shows text to the user: stdout carries the protocol, so the CLI prints for us. */
export type Print = (content: string) => void
export type Answer = (method: string, params: unknown, print: Print) => Promise<unknown>

/** An error with what Prisma's CLI shows of it: the P-code before the message, or the report of a crash. */
export class EngineError extends Error {
  constructor(
    message: string,
    readonly data: { is_panic: boolean; message: string; error_code?: string; meta?: unknown },
    /** 4466 is what Prisma's own engine answers for everything that went wrong in a method. */
    readonly code = 4466,
  ) {
    super(message)
  }
}

/** Answers JSON-RPC requests, one per line and one after the other, until the input ends. */
export async function serve(input: NodeJS.ReadableStream, output: NodeJS.WritableStream, answer: Answer) {
  const send = (message: object) => output.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
  const print: Print = (content) => send({ id: 'print', method: 'print', params: { content } })
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    const request = readRequest(line)
    if (!request) continue
    const { id, method, params } = request
    try {
      send({ id, result: (await answer(method, params, print)) ?? null })
    } catch (error) {
      send({ id, error: describe(error) })
    }
  }
}

/** A request, or nothing for the rest of the talk: blank lines and the CLI's thanks for a `print`. */
function readRequest(line: string): Request | undefined {
  if (!line.trim()) return undefined
  const { id, method, params }: Partial<Record<string, unknown>> = JSON.parse(line)
  if (typeof method !== 'string') return undefined
  if (typeof id !== 'string' && typeof id !== 'number') return undefined
  return { id, method, params }
}

function describe(error: unknown) {
  if (error instanceof EngineError) return { code: error.code, message: error.message, data: error.data }
  const message = error instanceof Error ? error.message : String(error)
  return { code: 4466, message, data: { is_panic: false, message } }
}
