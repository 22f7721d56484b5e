import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keepSecrets } from './secrets.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'banter-secrets-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('draws secrets once and keeps them from others', async () => {
  const first = await keepSecrets(folder)
  expect(new Set(Object.values(first)).size).toBe(Object.keys(first).length)
  expect(await keepSecrets(folder)).toEqual(first)
  expect((await stat(path.join(folder, 'secrets.json'))).mode & 0o777).toBe(0o600)
})

test('adds a secret that a newer version needs and keeps the others', async () => {
  const first = await keepSecrets(folder)
  const file = path.join(folder, 'secrets.json')
  const { JWT_SECRET, ...others } = JSON.parse(await readFile(file, 'utf8'))
  await writeFile(file, JSON.stringify(others))
  const second = await keepSecrets(folder)
  expect(second).toMatchObject(others)
  expect(second.JWT_SECRET).not.toBe(JWT_SECRET)
  expect(await keepSecrets(folder)).toEqual(second)
  expect(first.JWT_SECRET).toBe(JWT_SECRET)
})
