import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'banter-build-'))
  await files({
    'package.json': '{"type":"module"}',
    'src/state.ts': 'export const state: { count: number } = { count: 0 }',
    'src/orders/contract.ts': `import { state } from '../state.ts'\nstate.count++\nexport { state }`,
    'src/schools/contract.ts': `import { state } from '../state.ts'\nstate.count++\nexport { state }`,
    'src/orders/contract.test.ts': `throw new Error('a test is no entry')`,
    'src/server.ts': `import { join } from 'node:path'\nimport { thing } from '@banter/elsewhere'\nexport const served = join('a', thing)`,
  })
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function files(contents: Record<string, string>) {
  for (const [name, content] of Object.entries(contents)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true })
    await writeFile(path.join(folder, name), content)
  }
}

function build(...patterns: string[]) {
  return spawnSync(process.execPath, [path.join(import.meta.dirname, 'build.mjs'), ...patterns], {
    cwd: folder,
    encoding: 'utf8',
  })
}

const built = async () => (await readdir(path.join(folder, 'dist'), { recursive: true })).sort()

test('keeps the layout of src/, shares what entries share, and leaves packages outside', async () => {
  expect(build('src/*/contract.ts').status).toBe(0)
  expect(await built()).toEqual(expect.arrayContaining(['orders/contract.js', 'schools/contract.js']))
  const load = (name: string) => import(/* @vite-ignore */ path.join(folder, 'dist', name))
  const orders = await load('orders/contract.js')
  const schools = await load('schools/contract.js')
  expect(orders.state).toBe(schools.state)
  expect(orders.state.count).toBe(2)
  await files({ 'node_modules/@banter/elsewhere/package.json': '{"type":"module","exports":"./index.js"}' })
  await files({ 'node_modules/@banter/elsewhere/index.js': `export const thing = 'b'` })
  expect(build('src/server.ts').status).toBe(0)
  expect((await load('server.js')).served).toBe(path.join('a', 'b'))
  expect(await built()).not.toContain('orders/contract.js')
})

test('keeps the layout of the package when an entry lies outside src/', async () => {
  await files({ 'mail/server.ts': 'export const port = 1' })
  expect(build('mail/server.ts', 'src/state.ts').status).toBe(0)
  expect(await built()).toEqual(
    expect.arrayContaining(['mail/server.js', 'src/state.js', 'mail/server.js.map']),
  )
})

test('says what is missing', () => {
  const nothing = build('src/*/nothing.ts')
  expect(nothing.status).toBe(1)
  expect(nothing.stderr).toContain('no file matches src/*/nothing.ts')
  expect(build('src/nothing.ts').status).toBe(1)
})
