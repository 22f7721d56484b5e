import { type AddressInfo, connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { database } from '@banter/tenants/testing'
import { Registry } from 'prom-client'
import { expect, test } from 'vitest'
import { directory, env, makeCampus, services, site } from '../../test/campus.ts'
import { buildApp } from '../app.ts'

/** The app as production runs it: the tests' own lets a thousand times as much through. */
const strict = await buildApp({
  env: { ...env, RATE_LIMIT_FACTOR: 1 },
  database,
  directory,
  payments: services.payments,
  media: services.media,
  site,
  redis: null,
  dependencies: [],
  logger: false,
  metrics: new Registry(),
})

const askAt = (host: string) =>
  strict.inject({ method: 'POST', url: '/api/v1/auth/refresh', headers: { host }, payload: {} })

test('how a school’s host is written makes no second limit, another school has its own', async () => {
  const [campus, other] = [await makeCampus(), await makeCampus()]
  const spellings = (n: number) => [`${campus.host}:${n}`, campus.host.toUpperCase(), `${campus.host}.:${n}`]
  const hosts = Array.from({ length: 20 }, (_, n) => spellings(1_024 + n)).flat()
  for (const host of hosts) expect((await askAt(host)).json().code).toBe('INVALID_REFRESH_TOKEN')
  for (const host of spellings(80)) {
    const refused = await askAt(host)
    expect([refused.statusCode, refused.json().code]).toEqual([429, 'TOO_MANY_REQUESTS'])
  }
  expect((await askAt(other.host)).json().code).toBe('INVALID_REFRESH_TOKEN')
})

test('who asks for hosts that nobody has is counted by address, and schools stay open to them', async () => {
  const campus = await makeCampus()
  const answers: string[] = []
  for (let i = 0; i < 130; i++) answers.push((await askAt(`nobody-${i}.${campus.host}`)).json().code)
  expect(answers.slice(0, 120)).toEqual(Array(120).fill('NO_SUCH_SCHOOL'))
  expect(answers.slice(120)).toEqual(Array(10).fill('TOO_MANY_REQUESTS'))
  expect((await askAt(campus.host)).json().code).toBe('INVALID_REFRESH_TOKEN')
})

test('a request that does not end is not waited for', async () => {
  const { host } = await makeCampus()
  const { server } = strict
  expect([server.requestTimeout, server.headersTimeout]).toEqual([30_000, 30_000])
  server.requestTimeout = server.headersTimeout = 100
  await strict.listen({ host: '127.0.0.1', port: 0 })
  const { port } = server.address() as AddressInfo
  const socket = connect(port, '127.0.0.1', () =>
    socket.write(
      `POST /api/v1/auth/refresh HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n{`,
    ),
  )
  const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n')
  expect(head).toMatch(/^HTTP\/1.1 408 Request Timeout\r\ncontent-type: application\/problem\+json/)
  expect(JSON.parse(body)).toMatchObject({ status: 408, code: 'TOO_SLOW', requestId: expect.any(String) })
  await strict.close()
}, 15_000)
