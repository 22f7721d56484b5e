import { once } from 'node:events'
import { Agent, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { v2 as cloudinary } from 'cloudinary'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildMediaSimulator } from './app.ts'

const told: { body: string; headers: Record<string, string | string[] | undefined> }[] = []
const listener = createServer(async (request, response) => {
  let body = ''
  for await (const part of request) body += part
  told.push({ body, headers: request.headers })
  response.end('{}')
}).listen(0, '127.0.0.1')
await once(listener, 'listening')

const simulator = buildMediaSimulator({
  notifyUrl: `http://127.0.0.1:${(listener.address() as AddressInfo).port}/`,
})
let url: string
let account: {
  cloud_name: string
  api_key: string
  api_secret: string
  upload_prefix: string
  agent: Agent
  secure: boolean
  cname: string
}

beforeAll(async () => {
  url = await simulator.listen({ host: '127.0.0.1', port: 0 })
  account = {
    cloud_name: 'banter',
    api_key: '100000000000001',
    api_secret: 'simulated-media',
    upload_prefix: url,
    agent: new Agent(),
    secure: false,
    cname: new URL(url).host,
  }
})
afterAll(async () => {
  await simulator.close()
  listener.close()
})

const picture = (width = 600, height = 400) =>
  sharp({ create: { width, height, channels: 3, background: '#3366aa' } })
    .jpeg()
    .toBuffer()

async function uploaded(bytes: Buffer, options: object = {}) {
  const file = `data:application/octet-stream;base64,${bytes.toString('base64')}`
  return cloudinary.uploader.upload(file, { ...account, ...options } as never)
}

describe('the real SDK', () => {
  test('uploads, looks up, delivers and deletes', async () => {
    const made = await uploaded(await picture(), { public_id: 'a/b', phash: true })
    expect(made).toMatchObject({
      public_id: 'a/b',
      format: 'jpg',
      width: 600,
      height: 400,
      phash: expect.stringMatching(/^[0-9a-f]{16}$/),
    })
    const found = await cloudinary.api.resource('a/b', { ...account, colors: true } as never)
    expect(found).toMatchObject({
      public_id: 'a/b',
      bytes: made.bytes,
      colors: [[expect.stringMatching(/^#[0-9A-F]{6}$/), 100]],
    })
    const address = cloudinary.url('a/b', {
      ...account,
      version: made.version,
      width: 90,
      height: 90,
      crop: 'fill',
      sign_url: true,
      urlAnalytics: false,
    } as never)
    const shown = Buffer.from(await (await fetch(address)).arrayBuffer())
    expect(await sharp(shown).metadata()).toMatchObject({ format: 'jpeg', width: 90, height: 90 })
    expect(await cloudinary.api.delete_resources(['a/b', 'a/c'], account as never)).toMatchObject({
      deleted: { 'a/b': 'deleted', 'a/c': 'not_found' },
    })
    expect((await fetch(address)).status).toBe(404)
    await expect(cloudinary.api.resource('a/b', account as never)).rejects.toMatchObject({
      error: { http_code: 404 },
    })
  })

  test('is refused with a wrong secret, by both APIs', async () => {
    const wrong = { ...account, api_secret: 'guessed' }
    await expect(uploaded(await picture(), wrong)).rejects.toMatchObject({ http_code: 401 })
    await expect(cloudinary.api.resource('x', wrong as never)).rejects.toMatchObject({
      error: { http_code: 401 },
    })
  })

  test('is told by a signed notification, as it verifies them', async () => {
    told.length = 0
    await uploaded(await picture(), { public_id: 'told/one' })
    await cloudinary.uploader.destroy('told/one', account as never)
    await expect.poll(() => told.length).toBe(2)
    for (const { body, headers } of told) {
      const at = Number(headers['x-cld-timestamp'])
      expect(headers['x-cld-signature']).toBe(cloudinary.utils.webhook_signature(body, at, account as never))
    }
    expect(told.map(({ body }) => JSON.parse(body).notification_type)).toEqual(['upload', 'delete'])
  })
})

describe('delivery', () => {
  const at = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${url}/banter/image/upload/${path}`, { headers })

  beforeAll(async () => {
    await uploaded(await picture(1200, 800), { public_id: 'seen' })
  })

  test.each([
    ['c_limit,w_300/v1/seen', 300, 200],
    ['c_limit,w_5000/v1/seen', 1200, 800],
    ['c_fill,w_100,h_100/v1/seen.png', 100, 100],
    ['c_crop,x_0,y_0,w_600,h_800/c_limit,w_300/v1/seen', 300, 400],
    ['w_0.5,c_scale/v1/seen', 600, 400],
    ['c_limit,w_100,dpr_2.0/v1/seen', 200, 133],
    ['e_blur:800,w_40/v1/seen', 40, 27],
  ])('%s is %d by %d', async (path, width, height) => {
    const answer = await at(path)
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(await sharp(Buffer.from(await answer.arrayBuffer())).metadata()).toMatchObject({ width, height })
  })

  test.each([
    ['image/avif,image/webp,*/*', 'image/avif'],
    ['image/webp,*/*', 'image/webp'],
    ['image/png', 'image/jpeg'],
  ])('f_auto for a browser that takes %s is %s', async (accept, type) => {
    const answer = await at('c_limit,w_120/f_auto,q_auto/v1/seen', { accept })
    expect([answer.headers.get('content-type'), answer.headers.get('vary')]).toEqual([type, 'accept'])
  })

  test.each([
    ['w_100,evil_1/v1/seen', 400],
    ['w_99999/v1/seen', 400],
    ['s--AAAAAAAA--/w_100/v1/seen', 401],
    ['v1/nobody', 404],
    ['v1/..%2f..%2fetc%2fpasswd', 404],
  ])('%s is refused with %d', async (path, status) => {
    expect((await at(path)).status).toBe(status)
  })
})

describe('a film', () => {
  const box = (type: string, ...parts: Buffer[]) => {
    const content = Buffer.concat(parts)
    const head = Buffer.alloc(8)
    head.writeUInt32BE(content.length + 8)
    head.write(type, 4, 'latin1')
    return Buffer.concat([head, content])
  }
  const header = Buffer.alloc(100)
  header.writeUInt32BE(1000, 12)
  header.writeUInt32BE(4200, 16)
  const track = Buffer.alloc(84)
  track.writeUInt32BE(640 << 16, 76)
  track.writeUInt32BE(360 << 16, 80)
  const place = box('udta', Buffer.from('©xyz+32.7299-097.1140/', 'latin1'))
  const film = Buffer.concat([
    box('ftyp', Buffer.from('isom\0\0\0\0isommp42', 'latin1')),
    box('moov', box('mvhd', header), box('trak', box('tkhd', track)), place),
    box('mdat', Buffer.alloc(5000, 7)),
  ])

  test('is kept with its length, without the place it was taken, and sent in parts', async () => {
    const made = await uploaded(film, {
      resource_type: 'video',
      public_id: 'clip',
      transformation: 'c_limit,h_1920,w_1920',
    })
    expect(made).toMatchObject({ format: 'mp4', duration: 4.2, width: 640, height: 360 })
    const address = `${url}/banter/video/upload/v1/clip.mp4`
    const whole = Buffer.from(await (await fetch(address)).arrayBuffer())
    expect([whole.length, whole.includes('32.7299')]).toEqual([film.length, false])
    const part = await fetch(address, { headers: { range: 'bytes=100-199' } })
    expect([part.status, part.headers.get('content-range'), (await part.arrayBuffer()).byteLength]).toEqual([
      206,
      `bytes 100-199/${film.length}`,
      100,
    ])
    const last = await fetch(address, { headers: { range: 'bytes=-50' } })
    expect([last.status, (await last.arrayBuffer()).byteLength]).toEqual([206, 50])
    expect((await fetch(address, { headers: { range: `bytes=${film.length}-` } })).status).toBe(416)
    const poster = await fetch(`${url}/banter/video/upload/c_limit,h_960,w_960/q_auto,so_0/v1/clip.jpg`)
    expect(await sharp(Buffer.from(await poster.arrayBuffer())).metadata()).toMatchObject({
      format: 'jpeg',
      width: 640,
      height: 360,
    })
  })

  test('that ends in the middle is refused', async () => {
    await expect(uploaded(film.subarray(0, 150), { resource_type: 'video' })).rejects.toMatchObject({
      http_code: 400,
    })
  })
})

test('files are there again after a restart', async () => {
  const { mkdtempSync, rmSync } = await import('node:fs')
  const folder = mkdtempSync('/tmp/media-restart-')
  const store = new (await import('./store.ts')).Store(folder)
  const asset = {
    kind: 'image',
    type: 'upload',
    publicId: 'kept',
    assetId: 'a',
    version: 1,
    format: 'jpg',
    bytes: 3,
    width: 1,
    height: 1,
    durationMs: 0,
    phash: null,
    colour: '#000000',
    createdAt: '',
  }
  await store.keep(asset, Buffer.from('abc'))
  const again = new (await import('./store.ts')).Store(folder)
  expect([again.find(asset), (await again.read(asset)).toString()]).toEqual([asset, 'abc'])
  rmSync(folder, { recursive: true })
})

test('a size that many ask for at the same moment is made once, for all of them', async () => {
  await uploaded(await picture(900, 700), { public_id: 'popular' })
  const asked = Array.from({ length: 12 }, () =>
    fetch(`${url}/banter/image/upload/c_fill,w_333,h_333/v1/popular`),
  )
  expect((await Promise.all(asked)).map(({ status }) => status)).toEqual(Array(12).fill(200))
})
