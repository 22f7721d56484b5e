import { freePort } from '../parts/free-port.ts'

const names = ['database', 'queue', 'api', 'apiMetrics', 'worker', 'stripe', 'smtp', 'mailWeb'] as const

export type Ports = Record<(typeof names)[number], number>

/** Fixed for the whole run: a part that was killed comes back where it was. */
export async function freePorts(): Promise<Ports> {
  const ports = new Map<string, number>()
  for (const name of names) {
    let port = await freePort()
    while ([...ports.values()].includes(port)) port = await freePort()
    ports.set(name, port)
  }
  return Object.fromEntries(ports) as Ports
}
