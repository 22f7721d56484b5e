import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { LocalEnv, PORT_NAMES, readLocalEnv, spareEnv } from './env.ts'
import { root } from './services.ts'

test('moving one port leaves the others where they are', () => {
  expect(readLocalEnv({ PORT: '4000', API_PORT: '' })).toEqual({ ...readLocalEnv({}), PORT: 4000 })
})

test('says what is wrong without repeating its value', () => {
  expect(() => readLocalEnv({ STRIPE_SECRET_KEY: 'pk_oops' })).toThrow(/STRIPE_SECRET_KEY/)
  expect(() => readLocalEnv({ STRIPE_SECRET_KEY: 'pk_oops' })).not.toThrow(/pk_oops/)
  expect(() => readLocalEnv({ PORT: '70000' })).toThrow(/PORT/)
  expect(() => readLocalEnv({ PORT: '3001' })).toThrow('PORT and API_PORT are both 3001')
})

test('.env.example names every setting with its default', async () => {
  const text = await readFile(path.join(root, '.env.example'), 'utf8')
  const lines = [...text.matchAll(/^# ([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name, value])
  expect(lines.map(([name]) => name).sort()).toEqual(Object.keys(LocalEnv.shape).sort())
  const shown = Object.fromEntries(lines.filter(([, value]) => value !== ''))
  expect(readLocalEnv(shown)).toEqual(readLocalEnv({}))
  expect(Object.keys(shown).sort()).toEqual(Object.keys(readLocalEnv({})).sort())
})

test('a spare copy gets ports of its own', async () => {
  const env = await spareEnv('/tmp/somewhere', { DEMO_DATA: false })
  expect(new Set(PORT_NAMES.map((name) => env[name])).size).toBe(PORT_NAMES.length)
  expect(env).toMatchObject({ DATA_DIR: '/tmp/somewhere', DEMO_DATA: false })
})
