import { Writable } from 'node:stream'
import type { AppLoadContext, EntryContext } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { renderToPipeableStream } from 'react-dom/server'
import { Nonce } from './nonce.ts'

const STREAM_MS = 10_000

export const streamTimeout = STREAM_MS

/** The page in one piece: no part of it comes later, and each piece would pass six streams on its way out. */
export default function answerDocument(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
) {
  return new Promise<Response>((resolve, reject) => {
    let failed = false
    const page = renderToPipeableStream(
      <Nonce.Provider value={context.nonce}>
        <RemixServer context={remix} url={request.url} abortDelay={STREAM_MS} nonce={context.nonce} />
      </Nonce.Provider>,
      {
        nonce: context.nonce,
        onAllReady() {
          clearTimeout(tooLate)
          headers.set('content-type', 'text/html; charset=utf-8')
          page.pipe(whole((html) => resolve(new Response(html, { headers, status: failed ? 500 : status }))))
        },
        onShellError: reject,
        onError(error: unknown) {
          failed = true
          context.log.error({ err: error }, 'the page could not be drawn')
        },
      },
    )
    const tooLate = setTimeout(page.abort, STREAM_MS + 1_000).unref()
  })
}

function whole(done: (html: Uint8Array<ArrayBuffer>) => void): Writable {
  const parts: Buffer[] = []
  return new Writable({
    write(part: Buffer, _encoding, next) {
      parts.push(part)
      next()
    },
    final(next) {
      done(Buffer.concat(parts))
      next()
    },
  })
}

/** Failures of loaders and actions that are not answers; an abandoned request is none. */
export function handleError(
  error: unknown,
  { request, context }: { request: Request; context: AppLoadContext },
) {
  if (!request.signal.aborted) context.log.error({ err: error }, 'a loader or action failed')
}
