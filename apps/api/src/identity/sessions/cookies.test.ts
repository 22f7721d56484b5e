import { database } from '@banter/tenants/testing'
import { Registry } from 'prom-client'
import { afterAll, expect, test } from 'vitest'
import { directory, env, makeCampus, services } from '../../../test/campus.ts'
import { joinAt, PASSWORD } from '../../../test/newcomer.ts'
import { buildApp } from '../../app.ts'
import { siteAt } from '../../site.ts'

const secure = await buildApp({
  env: { ...env, PUBLIC_SCHEME: 'https' },
  database,
  directory,
  payments: services.payments,
  media: services.media,
  site: siteAt({ scheme: 'https', baseDomain: env.BASE_DOMAIN }),
  redis: null,
  dependencies: [],
  logger: false,
  metrics: new Registry(),
})
afterAll(() => secure.close())

test('over https the cookies are `__Host-` ones: secure, for one host, and no other name counts', async () => {
  const campus = await makeCampus()
  const { email } = await joinAt(campus)
  const { host } = campus
  const signIn = await secure.inject({
    method: 'POST',
    url: '/api/v1/auth/sign-in',
    headers: { host },
    payload: { email, password: PASSWORD },
  })
  const lines = [signIn.headers['set-cookie']].flat()
  expect(lines).toHaveLength(2)
  for (const line of lines) {
    expect(line).toMatch(/^__Host-banter_(access|refresh)=/)
    expect(line).toMatch(/; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
    expect(line).not.toMatch(/domain/i)
  }
  const { accessToken, refreshToken } = signIn.json()
  const me = async (cookie: string) =>
    (await secure.inject({ url: '/api/v1/me', headers: { host, cookie } })).statusCode
  expect(await me(`__Host-banter_access=${accessToken}`)).toBe(200)
  expect(await me(`banter_access=${accessToken}`)).toBe(401)

  const refresh = async (cookie: string, origin: string) =>
    (
      await secure.inject({
        method: 'POST',
        url: '/api/v1/auth/refresh',
        headers: { host, cookie, origin },
        payload: {},
      })
    ).statusCode
  expect(await refresh(`banter_refresh=${refreshToken}`, `https://${host}`)).toBe(401)
  expect(await refresh(`__Host-banter_refresh=${refreshToken}`, `http://${host}`)).toBe(403)
  expect(await refresh(`__Host-banter_refresh=${refreshToken}`, `https://${host}`)).toBe(200)
})
