import { buildApp } from './server/app.ts'
import { readEnv } from './server/env.ts'
import { loadSite } from './server/site.ts'

const env = readEnv(process.env)
const app = await buildApp(env, await loadSite(env))

let closing = false
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    if (closing) return
    closing = true
    // Requests get five seconds to finish; streams that would stay for ever are then cut.
    setTimeout(() => app.server.closeAllConnections(), 5_000).unref()
    setTimeout(() => process.exit(1), 10_000).unref()
    app.close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  })
}

await app.listen({ host: env.HOST, port: env.PORT })
