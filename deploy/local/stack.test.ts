import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, request } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { json } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { DEMO_PASSWORD } from './demo.ts'
import { type LocalEnv, PORT_NAMES, spareEnv } from './env.ts'
import { isPortFree } from './free-port.ts'
import { isAlive } from './postmaster.ts'
import { type Stack, startStack } from './stack.ts'

let folder: string
let stack: Stack | undefined

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'banter-stack-'))
})
afterEach(async () => {
  await stack?.stop()
  await rm(folder, { recursive: true, force: true })
})

async function freePorts(env: LocalEnv) {
  const free = await Promise.all(PORT_NAMES.map((name) => isPortFree(env[name])))
  return PORT_NAMES.filter((_name, index) => free[index])
}

/** As a browser would: `uta.localhost` is this machine, which Node's own resolver does not know. */
function ask(env: LocalEnv, host: string, where: string, body?: object) {
  const headers = { host: `${host}:${env.PORT}`, 'content-type': 'application/json' }
  const method = body ? 'POST' : 'GET'
  return new Promise<{ status?: number; body: unknown }>((resolve, reject) => {
    const to = { host: '127.0.0.1', port: env.PORT, path: `/api/v1${where}`, method, headers, agent: false }
    const asked = request(to, (response) => {
      json(response).then((answer) => resolve({ status: response.statusCode, body: answer }), reject)
    })
    asked.once('error', reject)
    asked.end(body ? JSON.stringify(body) : undefined)
  })
}

test('a busy port is one sentence, and nothing is left behind', async () => {
  const env = await spareEnv(path.join(folder, 'data'))
  const other = createServer().listen(env.PORT, '127.0.0.1')
  await vi.waitFor(() => expect(other.listening).toBe(true))
  await expect(startStack({ env, temporary: true, build: false })).rejects.toThrow(
    `Port ${env.PORT} (PORT) is already in use by another program`,
  )
  expect(await freePorts(env)).toHaveLength(PORT_NAMES.length - 1)
  expect(existsSync(env.DATA_DIR)).toBe(false)
  other.close()
})

test('the whole product comes up, heals a crash, and goes without a trace', async () => {
  const env = await spareEnv(path.join(folder, 'data'))
  stack = await startStack({ env, temporary: true })
  expect(await ask(env, 'uta.localhost', '/here')).toMatchObject({
    status: 200,
    body: { demo: true, simulatedPayments: true, school: { slug: 'uta' } },
  })
  expect(await ask(env, 'nowhere.localhost', '/here')).toMatchObject({ status: 404 })
  const account = { email: 'student@uta.test', password: DEMO_PASSWORD }
  expect(await ask(env, 'uta.localhost', '/auth/sign-in', account)).toMatchObject({ status: 200 })
  expect((await fetch(`${stack.urls.mail}/api/messages`)).status).toBe(200)

  const api = stack.processes.get('api')
  const pids = [...stack.processes.values()].map((one) => one.pid)
  await api?.kill()
  await vi.waitFor(async () => expect((await fetch(`${stack?.urls.api}/readyz`)).status).toBe(200), {
    timeout: 20_000,
    interval: 100,
  })
  expect(pids).not.toContain(api?.pid)

  await stack.stop()
  expect(pids.filter((pid) => pid && isAlive(pid))).toEqual([])
  expect(await freePorts(env)).toEqual([...PORT_NAMES])
  expect(existsSync(env.DATA_DIR)).toBe(false)
}, 240_000)
