import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { Agent } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { v2 as cloudinary } from 'cloudinary'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildMediaSimulator } from './app.ts'

const MEGABYTE = 1024 * 1024
const folder = mkdtempSync(path.join(tmpdir(), 'film-'))
const file = path.join(folder, 'film.webm')
const film = Buffer.alloc(13 * MEGABYTE, 7)
film.set([0x1a, 0x45, 0xdf, 0xa3])
writeFileSync(file, film)

const simulator = buildMediaSimulator()
let url: string
beforeAll(async () => {
  url = await simulator.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(async () => {
  await simulator.close()
  rmSync(folder, { recursive: true })
})

const account = {
  cloud_name: 'banter',
  api_key: '100000000000001',
  api_secret: 'simulated-media',
  agent: new Agent(),
}

/** One part, as a browser sends it. */
async function sent(name: string, from: number, to: number, more: Record<string, string> = {}) {
  const params = { public_id: name, timestamp: Math.floor(Date.now() / 1000) }
  const form = new FormData()
  const signature = cloudinary.utils.api_sign_request(params, account.api_secret)
  for (const [field, value] of Object.entries({ ...params, api_key: account.api_key, signature }))
    form.append(field, String(value))
  form.append('file', new Blob([film.subarray(from, to)]))
  const range = `bytes ${from}-${to - 1}/${film.length}`
  const headers = { 'content-range': range, 'x-unique-upload-id': name, ...more }
  const answer = await fetch(`${url}/v1_1/banter/video/upload`, { method: 'POST', body: form, headers })
  return [answer.status, (await answer.json()) as { error?: { message: string } }] as const
}

test('the real SDK uploads a large film in parts', async () => {
  const options = { ...account, upload_prefix: url, resource_type: 'video', chunk_size: 6 * MEGABYTE }
  const made = await new Promise((resolve, reject) =>
    cloudinary.uploader.upload_large(file, { ...options, public_id: 'large' } as never, (error, result) =>
      error ? reject(error) : resolve(result),
    ),
  )
  expect(made).toMatchObject({ public_id: 'large', bytes: film.length, format: 'webm' })
})

test('a part that comes twice is the same part, and the last makes the film', async () => {
  expect(await sent('twice', 0, 6 * MEGABYTE)).toMatchObject([200, { done: false }])
  for (let i = 0; i < 2; i++)
    expect(await sent('twice', 6 * MEGABYTE, 12 * MEGABYTE)).toMatchObject([200, { done: false }])
  const [status, made] = await sent('twice', 12 * MEGABYTE, film.length)
  expect([status, made]).toMatchObject([200, { bytes: film.length }])
  const delivered = await fetch(`${url}/banter/video/upload/v1/twice.webm`)
  expect(film.equals(Buffer.from(await delivered.arrayBuffer()))).toBe(true)
})

test.each([
  ['a part that leaves a gap', 6, 12, {}, /in order/],
  ['a small part in the middle', 0, 4, {}, /larger than 5mb/],
  ['a part of another size than it says', 0, 6, { 'content-range': 'bytes 0-99/13631488' }, /does not match/],
  ['a range that is none', 0, 6, { 'content-range': 'bytes 9-0/5' }, /Content-Range/],
  ['no name', 0, 6, { 'x-unique-upload-id': '' }, /X-Unique-Upload-Id/],
  ['more than is taken', 0, 6, { 'content-range': `bytes 0-${6 * MEGABYTE - 1}/999999999` }, /too large/],
] as const)('%s is refused', async (what, from, to, headers, words) => {
  const [status, answer] = await sent(what, from * MEGABYTE, to * MEGABYTE, headers)
  expect([status, answer.error?.message]).toEqual([400, expect.stringMatching(words)])
})
