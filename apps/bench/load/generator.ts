import { randomUUID } from 'node:crypto'
import autocannon from 'autocannon'
import { fireAtOnce } from './burst.ts'
import { fireAtRate } from './open-loop.ts'
import type { Load, LoadRequest, LoadResult } from './request.ts'

/** A process of its own, so that making load does not delay what is measured; it ends with the one that started it. */
process.on('message', (load: Load) => {
  const fired = load.atOnce ? fireAtOnce(load) : load.rate ? fireAtRate(load, load.rate) : fire(load)
  fired.then(
    (result) => process.send?.(result),
    (error: unknown) => process.send?.({ failed: String(error) }),
  )
})
process.on('disconnect', () => process.exit(0))
// Ctrl-C is for the process that started this one.
process.on('SIGINT', () => {})

async function fire({ url, clients, seconds, requests }: Load): Promise<LoadResult> {
  const durations: number[] = []
  const statuses: Record<string, number> = {}
  const note = (status: string) => {
    statuses[status] = (statuses[status] ?? 0) + 1
  }
  const started = performance.now()
  await new Promise<void>((resolve, reject) => {
    const run = autocannon(
      {
        url,
        connections: clients,
        duration: seconds,
        sampleInt: 50,
        timeout: 20,
        excludeErrorStats: true,
        requests: [{ setupRequest: inTurn(requests) }],
      },
      (error) => (error ? reject(error) : resolve()),
    )
    run.on('response', (_client, status, _bytes, duration) => {
      durations.push(duration)
      note(String(status))
    })
    run.on('reqError', () => note('error'))
  })
  return { durations, seconds: (performance.now() - started) / 1000, statuses }
}

/** All clients draw from one list, so that they ask for different things. */
function inTurn(requests: LoadRequest[]) {
  let next = 0
  return (request: autocannon.Request): autocannon.Request => {
    const { unique, headers, ...rest } = requests[next++ % requests.length] as LoadRequest
    return { ...request, ...rest, headers: unique ? { ...headers, [unique]: randomUUID() } : headers }
  }
}
