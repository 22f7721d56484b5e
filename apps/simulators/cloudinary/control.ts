import type { FastifyInstance } from 'fastify'
import { Fault, type Faults } from './faults.ts'
import type { Notices } from './notices.ts'
import type { Store } from './store.ts'

/** What tests use to cause trouble and to see what is kept; no part of the service. */
export function serveControl(
  app: FastifyInstance,
  parts: { store: Store; faults: Faults; notices: Notices },
): void {
  const { store, faults, notices } = parts
  app.get('/files', () => ({ files: store.all() }))
  app.get('/notices', () => ({ notices: notices.told }))
  app.post('/faults', (request) => {
    faults.order(Fault.parse(request.body))
    return { waiting: faults.waiting() }
  })
  app.post('/missign', (request) => {
    notices.missign = Boolean((request.body as { on?: boolean } | null)?.on)
    return { missign: notices.missign }
  })
  app.post('/reset', async () => {
    faults.clear()
    notices.missign = false
    await store.clear()
    return { reset: true }
  })
}
