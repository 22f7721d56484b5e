import { get } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'

/** Waits until a URL answers 200. @throws when `alive` turns false or the time is over, with what it said last */
export async function untilReady(url: string, alive: () => boolean, patience = 60_000): Promise<void> {
  const until = Date.now() + patience
  for (let said = 'no answer'; ; ) {
    said = await ask(url)
    if (said === '200') return
    if (!alive()) throw new Error('It ended before it was ready.')
    if (Date.now() > until) throw new Error(`It was not ready after ${patience / 1000} s: ${said}.`)
    await wait(50)
  }
}

function ask(url: string): Promise<string> {
  return new Promise((resolve) => {
    const request = get(url, { timeout: 3000, agent: false }, (response) => {
      let body = ''
      response.setEncoding('utf8').on('data', (chunk) => {
        body += chunk
      })
      response.once('end', () =>
        resolve(response.statusCode === 200 ? '200' : `${response.statusCode} ${body.slice(0, 200)}`),
      )
      response.once('error', (error) => resolve(error.message))
    })
    request.once('timeout', () => request.destroy(new Error('no answer')))
    request.once('error', (error) => resolve(error.message))
  })
}
