import { PassThrough } from 'node:stream'
import { type AppLoadContext, createReadableStreamFromReadable, type EntryContext } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { isbot } from 'isbot'
import { renderToPipeableStream } from 'react-dom/server'
import { Nonce } from './nonce.ts'

const STREAM_MS = 10_000

export const streamTimeout = STREAM_MS

/** People get the page as soon as its frame stands; robots wait for all of it. */
export default function answerDocument(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
) {
  const whole = isbot(request.headers.get('user-agent') ?? '')
  return new Promise<Response>((resolve, reject) => {
    let failed = false
    const send = () => {
      const body = new PassThrough()
      headers.set('content-type', 'text/html; charset=utf-8')
      resolve(
        new Response(createReadableStreamFromReadable(body), { headers, status: failed ? 500 : status }),
      )
      page.pipe(body)
    }
    const page = renderToPipeableStream(
      <Nonce.Provider value={context.nonce}>
        <RemixServer context={remix} url={request.url} abortDelay={STREAM_MS} nonce={context.nonce} />
      </Nonce.Provider>,
      {
        nonce: context.nonce,
        onShellReady: whole ? undefined : send,
        onAllReady: whole ? send : undefined,
        onShellError: reject,
        onError(error: unknown) {
          failed = true
          context.log.error({ err: error }, 'the page could not be drawn')
        },
      },
    )
    setTimeout(page.abort, STREAM_MS + 1_000).unref()
  })
}

/** Failures of loaders and actions that are not answers; an abandoned request is none. */
export function handleError(
  error: unknown,
  { request, context }: { request: Request; context: AppLoadContext },
) {
  if (!request.signal.aborted) context.log.error({ err: error }, 'a loader or action failed')
}
