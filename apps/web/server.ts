import { Registry } from 'prom-client'
import { buildApp } from './server/app.ts'
import { readEnv } from './server/env.ts'
import { serveMetrics } from './server/metrics.ts'
import { loadSite } from './server/site.ts'

const env = readEnv(process.env)
const metrics = new Registry()
const app = await buildApp(env, { ...(await loadSite(env)), metrics })
const metricsServer = await serveMetrics(metrics, { host: env.HOST, port: env.METRICS_PORT })

let closing = false
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    if (closing) return
    closing = true
    // Requests get five seconds to finish; streams that would stay for ever are then cut.
    setTimeout(() => app.server.closeAllConnections(), 5_000).unref()
    setTimeout(() => process.exit(1), 10_000).unref()
    Promise.all([app.close(), metricsServer.close()]).then(
      () => process.exit(0),
      () => process.exit(1),
    )
  })
}

await app.listen({ host: env.HOST, port: env.PORT })
