import type { AppLoadContext, EntryContext } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { renderToString } from 'react-dom/server'
import { Nonce } from './nonce.ts'

/** So long a loader may take: no part of a page comes after the page. */
export const streamTimeout = 10_000

/**
 * The page in one piece: what the router would stream into it, a part at a time and through React, is all there when the page is drawn.
 * @throws what a component throws: the router then draws the error page
 */
export default async function answerDocument(
  request: Request,
  status: number,
  headers: Headers,
  { serverHandoffStream, ...remix }: EntryContext,
  context: AppLoadContext,
) {
  const { nonce } = context
  const data = serverHandoffStream ? await textOf(serverHandoffStream) : null
  const page = renderToString(
    <Nonce.Provider value={nonce}>
      <RemixServer context={remix} url={request.url} nonce={nonce} />
    </Nonce.Provider>,
  )
  headers.set('content-type', 'text/html; charset=utf-8')
  context.page = `<!DOCTYPE html>${page}${data === null ? '' : handOff(data, nonce)}`
  return new Response(null, { headers, status })
}

async function textOf(stream: ReadableStream<Uint8Array>) {
  const decoder = new TextDecoder()
  const reader = stream.getReader()
  let text = ''
  for (let part = await reader.read(); !part.done; part = await reader.read())
    text += decoder.decode(part.value, { stream: true })
  return text
}

/** The loaders' data for the router in the browser, as its own component would write it. */
function handOff(data: string, nonce: string) {
  const text = JSON.stringify(data).replace(
    /[&<>\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  const stream = 'window.__remixContext.streamController'
  return `<script nonce="${nonce}">${stream}.enqueue(${text});${stream}.close();</script>`
}

/** Failures of loaders and actions that are not answers; an abandoned request is none. */
export function handleError(
  error: unknown,
  { request, context }: { request: Request; context: AppLoadContext },
) {
  if (!request.signal.aborted) context.log.error({ err: error }, 'a loader or action failed')
}
