import { Agent, request } from 'node:http'
import type { Load, LoadRequest, LoadResult } from './request.ts'

const TIMEOUT_MS = 20_000

/**
 * Sends at a constant rate, one request after the other and not in bursts, whether or not earlier ones were answered. Each is timed from
 * the moment it was due: what waits for a slow one counts too.
 */
export async function fireAtRate(
  { url, clients, seconds, requests }: Load,
  rate: number,
): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients })
  const durations: number[] = []
  const statuses: Record<string, number> = {}
  const started = performance.now()
  const asked: Promise<void>[] = []
  for (let i = 0; i < rate * seconds; i++) {
    const due = started + (i * 1_000) / rate
    await until(due)
    asked.push(
      send(url, agent, requests[i % requests.length] as LoadRequest).then((status) => {
        durations.push(performance.now() - due)
        statuses[status] = (statuses[status] ?? 0) + 1
      }),
    )
  }
  await Promise.all(asked)
  agent.destroy()
  return { durations, seconds: (performance.now() - started) / 1_000, statuses }
}

const until = (due: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())))

export function send(
  url: string,
  agent: Agent,
  { method, path, headers, body }: LoadRequest,
): Promise<string> {
  return new Promise((resolve) => {
    const sent = request(new URL(path, url), { agent, method, headers, timeout: TIMEOUT_MS }, (response) => {
      response.on('end', () => resolve(String(response.statusCode)))
      response.on('error', () => resolve('error'))
      response.resume()
    })
    sent.on('timeout', () => sent.destroy())
    sent.on('error', () => resolve('error'))
    sent.end(body)
  })
}
