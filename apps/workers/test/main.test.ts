import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { signUp } from '@banter/api/identity/contract'
import { mail, makeCampus } from '@banter/api/testing'
import { makeSchool } from '@banter/tenants/testing'
import { afterEach, expect, onTestFinished, test } from 'vitest'
import { inEachHome, urls } from './homes.ts'
import { hasRedis, startTestRedis } from './redis.ts'

const running = new Set<ReturnType<typeof run>>()

afterEach(() => {
  for (const child of running) child.kill('SIGKILL')
})

function run(program: string, env: Record<string, string>, args: string[] = []) {
  const file = path.join(import.meta.dirname, '../src', program)
  const child = spawn(process.execPath, ['--conditions=source', '--import', 'tsx', file, ...args], {
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  child.once('exit', () => running.delete(child))
  return child
}

const environment = {
  DATABASE_URL: urls.appUrl,
  RELAY_DATABASE_URL: urls.relayUrl,
  PORT: '0',
  NODE_ENV: 'test',
  STRIPE_SIM_URL: 'http://127.0.0.1:9',
  MEDIA_SIM_URL: 'http://127.0.0.1:9',
}

/** The real program with the real jobs, once it says that it is ready. */
async function startMain(more: Record<string, string>) {
  const child = run('main.ts', { ...environment, ...more })
  const errors = text(child.stderr)
  const log: string[] = []
  const lines = createInterface(child.stdout)
  const address = await new Promise<string>((resolve, reject) => {
    lines.on('line', (line) => {
      log.push(line)
      const { msg, address: at } = JSON.parse(line) as { msg: string; address?: string }
      if (msg === 'ready' && at) resolve(at)
    })
    child.once('exit', async () => reject(new Error(await errors)))
  })
  const ask = async (place: string) => {
    const answer = await fetch(`${address}${place}`)
    return { status: answer.status, body: await answer.text() }
  }
  return { child, log, ask }
}

inEachHome((address) => {
  test('the program becomes ready, carries messages, shows measures, logs nothing personal and ends when asked', async () => {
    const { redisUrl } = address()
    const { child, log, ask } = await startMain(redisUrl ? { REDIS_URL: redisUrl } : {})
    expect(await ask('/livez')).toMatchObject({ status: 200 })
    expect(await ask('/readyz')).toMatchObject({
      status: 200,
      body: JSON.stringify({ status: 'ok', down: [] }),
    })
    const campus = await makeSchool('Canary College')
    await expect
      .poll(() => campus.read(({ db }) => db.outboxMessage.count({ where: { sentAt: null } })), {
        timeout: 5_000,
      })
      .toBe(0)
    const { body } = await ask('/metrics')
    expect(body).toMatch(/outbox_lag_seconds [\d.]+/)
    expect(body).toMatch(/queue_jobs\{queue="money",state="failed"\} 0/)
    expect(body).toMatch(/process_cpu_seconds_total/)
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([0, null])
    expect(log.join('\n')).not.toMatch(/Canary|postgresql:|in-tests/)
    expect(log.some((line) => line.includes('"stopping"'))).toBe(true)
  }, 60_000)

  test('the dead-letter program answers', async () => {
    const { redisUrl } = address()
    const env = { ...environment, ...(redisUrl ? { REDIS_URL: redisUrl } : {}) }
    const list = run('dead-letters.ts', env)
    expect([await text(list.stdout), await text(list.stderr)]).toEqual(['', ''])
    expect(list.exitCode ?? (await once(list, 'exit'))[0]).toBe(0)
    const retry = run('dead-letters.ts', env, ['retry', 'no-such-job'])
    expect(await text(retry.stdout)).toBe('no-such-job is no dead letter\n')
    expect(retry.exitCode ?? (await once(retry, 'exit'))[0]).toBe(1)
  }, 60_000)
})

test('the replay program carries the last minutes again', async () => {
  const campus = await makeSchool()
  const { child } = await startMain({})
  const unsent = () => campus.read(({ db }) => db.outboxMessage.count({ where: { sentAt: null } }))
  await expect.poll(unsent, { timeout: 5_000 }).toBe(0)
  child.kill('SIGTERM')
  await once(child, 'exit')
  expect(await text(run('replay.ts', environment, ['5']).stdout)).toMatch(
    /^[1-9]\d* messages are carried again/,
  )
  expect(await unsent()).toBeGreaterThan(0)
}, 60_000)

test.skipIf(!hasRedis)(
  'it is not ready while the queue is away',
  async () => {
    const redis = await startTestRedis()
    onTestFinished(() => redis.stop())
    const { child, ask } = await startMain({ REDIS_URL: redis.url })
    const ready = async () => (await ask('/readyz')).body
    await redis.restart('SIGTERM', async () => {
      await expect
        .poll(ready, { timeout: 20_000 })
        .toBe(JSON.stringify({ status: 'unavailable', down: ['queue'] }))
      expect(await ask('/metrics')).toMatchObject({ status: 200 })
    })
    await expect.poll(ready, { timeout: 10_000 }).toBe(JSON.stringify({ status: 'ok', down: [] }))
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([0, null])
  },
  60_000,
)

test('it refuses to start with a wrong setting or over the wall, and names it without its value', async () => {
  const wrong = run('main.ts', { ...environment, CONCURRENCY: 'secretly-many' })
  const said = await text(wrong.stderr)
  expect(said).toContain('CONCURRENCY')
  expect(said).not.toMatch(/secretly-many|in-tests/)
  const above = run('main.ts', { ...environment, DATABASE_URL: urls.ownerUrl })
  expect(await text(above.stderr)).toMatch(/use banter_app/)
}, 60_000)

/** A mail server that takes no mail, and says for whom. */
function refusingMailServer() {
  const server = createServer((socket) => {
    socket.write('220 mail\r\n')
    createInterface(socket).on('line', (line) => {
      const refused = line.startsWith('RCPT')
      socket.write(refused ? `550 5.1.1 ${line}: nobody here has this address\r\n` : '250 ok\r\n')
    })
    socket.on('error', () => {})
  })
  return new Promise<typeof server>((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)))
}

test('whom a mail is for and what is in it stays out of the log, whether it is sent or refused', async () => {
  const refusing = await refusingMailServer()
  onTestFinished(() => void refusing.close())
  const campus = await makeCampus()
  const apply = async (name: string) => {
    const email = `${name}@${campus.domain}`
    await campus.anyone(signUp, { body: { email, password: 'a canary’s password', name: 'Cana Ry' } })
  }
  await apply('canary.one')
  const good = await startMain({ SMTP_URL: `smtp://127.0.0.1:${mail.smtpPort}` })
  const inbox = `http://127.0.0.1:${mail.webPort}/api/messages?to=canary.one@${campus.domain}`
  const received = async () =>
    ((await (await fetch(inbox)).json()) as { messages: { text: string }[] }).messages
  await expect.poll(async () => (await received()).length, { timeout: 10_000 }).toBe(1)
  await expect.poll(() => good.log.join('\n')).toContain('send-mail')
  const [message] = await received()
  const secrets = [/^ {4}(\d{6})$/m, /token=(\S+)/].map((pattern) => message?.text.match(pattern)?.[1] ?? '')
  expect(secrets.map((secret) => secret.length > 5)).toEqual([true, true])
  good.child.kill('SIGTERM')
  await once(good.child, 'exit')

  const { port } = refusing.address() as AddressInfo
  const bad = await startMain({ SMTP_URL: `smtp://127.0.0.1:${port}` })
  await apply('canary.two')
  await expect.poll(() => bad.log.join('\n'), { timeout: 10_000 }).toContain('job failed')
  bad.child.kill('SIGTERM')
  await once(bad.child, 'exit')
  const log = [...good.log, ...bad.log].join('\n')
  for (const canary of ['canary', 'Cana Ry', campus.domain, 'nobody here', ...secrets])
    expect(log).not.toContain(canary)
}, 60_000)
