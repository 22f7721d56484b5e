import type { FastifyInstance } from 'fastify'

/** One thing the process cannot work without. */
export interface Dependency {
  name: string
  check: () => Promise<unknown>
}

const TIMEOUT_MS = 2_000
const REMEMBERED_MS = 2_000

/** /livez says the process runs; /readyz asks every dependency, at most every two seconds, and names what is down. */
export function answerHealth(app: FastifyInstance, dependencies: Dependency[]) {
  let last: { at: number; down: Promise<string[]> } | undefined

  function down() {
    if (!last || Date.now() - last.at > REMEMBERED_MS)
      last = { at: Date.now(), down: whatIsDown(dependencies) }
    return last.down
  }

  app.get('/livez', { logLevel: 'warn' }, async () => ({ status: 'ok' }))
  app.get('/readyz', { logLevel: 'warn' }, async (_request, reply) => {
    const names = await down()
    return reply
      .code(names.length ? 503 : 200)
      .send({ status: names.length ? 'unavailable' : 'ok', down: names })
  })
}

async function whatIsDown(dependencies: Dependency[]): Promise<string[]> {
  const answers = await Promise.all(
    dependencies.map(async (dependency) => ((await isUp(dependency)) ? null : dependency.name)),
  )
  return answers.filter((name) => name !== null)
}

async function isUp({ check }: Dependency): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), TIMEOUT_MS)
  })
  const works = check().then(
    () => true,
    () => false,
  )
  const answer = await Promise.race([works, late])
  clearTimeout(timer)
  return answer
}
