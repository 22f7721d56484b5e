import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { app, env, makeCampus } from '../../../test/campus.ts'
import { joinAt } from '../../../test/newcomer.ts'

const me = (host: string, headers: Record<string, string>) =>
  app.inject({ url: '/api/v1/me', headers: { host, ...headers } })
const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

const base64 = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
const signed = (header: object, claims: object, secret: string, hash = 'sha256') => {
  const text = `${base64(header)}.${base64(claims)}`
  return `${text}.${createHmac(hash, secret).update(text).digest('base64url')}`
}

test('a token of one school does not count at another, as header or cookie', async () => {
  const [campus, elsewhere] = [await makeCampus(), await makeCampus()]
  const { accessToken } = await joinAt(campus)
  expect((await me(campus.host, bearer(accessToken))).statusCode).toBe(200)
  expect((await me(elsewhere.host, bearer(accessToken))).json().code).toBe('INVALID_TOKEN')
  expect((await me(elsewhere.host, { cookie: `banter_access=${accessToken}` })).json().code).toBe(
    'SIGN_IN_REQUIRED',
  )
})

test('a token that is forged, expired, unsigned or of another make does not count', async () => {
  const campus = await makeCampus()
  const { accessToken } = await joinAt(campus)
  const [head, body, signature] = accessToken.split('.') as [string, string, string]
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString())
  const good = { alg: 'HS256', typ: 'JWT' }
  expect((await me(campus.host, bearer(signed(good, claims, env.JWT_SECRET)))).statusCode).toBe(200)
  const iat = Math.floor(Date.now() / 1000)
  const bad = [
    signed(good, claims, 'another-secret-that-is-32-characters-long'),
    signed(good, { ...claims, iat: iat - 1000, exp: iat - 1 }, env.JWT_SECRET),
    signed(good, { ...claims, iss: 'someone' }, env.JWT_SECRET),
    signed(good, { ...claims, aud: undefined }, env.JWT_SECRET),
    signed(good, { ...claims, aud: [claims.aud, 'another'] }, env.JWT_SECRET),
    signed(good, { ...claims, exp: undefined }, env.JWT_SECRET),
    signed(good, { ...claims, sub: claims.sid }, env.JWT_SECRET),
    signed({ ...good, crit: ['b64'], b64: false }, claims, env.JWT_SECRET),
    signed({ ...good, kid: '/dev/null' }, claims, ''),
    signed({ ...good, jwk: { kty: 'oct', k: Buffer.from('mine').toString('base64url') } }, claims, 'mine'),
    signed({ alg: 'HS512', typ: 'JWT' }, claims, env.JWT_SECRET, 'sha512'),
    `${base64({ alg: 'none' })}.${body}.`,
    `${base64({ alg: 'none' })}.${body}.${signature}`,
    `${head}.${base64({ ...claims, sub: campus.school.id })}.${signature}`,
    `${head}.${body}`,
    `${head}.${body}.`,
    'null',
  ]
  for (const token of bad)
    expect([token, (await me(campus.host, bearer(token))).statusCode]).toEqual([token, 401])
})

test('a token in a cookie changes something only from this school’s pages', async () => {
  const campus = await makeCampus()
  const { accessToken } = await joinAt(campus)
  const patch = (origin?: string) =>
    app.inject({
      method: 'PATCH',
      url: '/api/v1/me',
      headers: { host: campus.host, cookie: `banter_access=${accessToken}`, ...(origin ? { origin } : {}) },
      payload: { name: 'Nia Renamed' },
    })
  expect((await patch()).json().code).toBe('WRONG_ORIGIN')
  expect((await patch('http://other.campus.test')).json().code).toBe('WRONG_ORIGIN')
  expect((await patch(`http://${campus.host}`)).json()).toMatchObject({ name: 'Nia Renamed' })
})
