import { Agent } from 'node:http'
import { send } from './open-loop.ts'
import type { Load, LoadResult } from './request.ts'

/** All at the same moment, each over a connection of its own. */
export async function fireAtOnce({ url, requests }: Load): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: requests.length })
  const durations: number[] = []
  const statuses: Record<string, number> = {}
  const started = performance.now()
  await Promise.all(
    requests.map(async (request) => {
      const status = await send(url, agent, request)
      durations.push(performance.now() - started)
      statuses[status] = (statuses[status] ?? 0) + 1
    }),
  )
  agent.destroy()
  return { durations, seconds: (performance.now() - started) / 1_000, statuses }
}
