import sharp from 'sharp'
import { afterAll, expect, test } from 'vitest'
import { Store } from '../store.ts'
import { findOrDraw, scenes } from './demo.ts'

const store = new Store(undefined)
afterAll(() => store.close())

test.each(Object.keys(scenes))('%s is a picture with something on it', async (name) => {
  const small = scenes[name]!().replace('width="1200" height="900"', 'width="160" height="120"')
  const stats = await sharp(Buffer.from(small)).stats()
  expect(stats.entropy).toBeGreaterThan(3)
})

test('a demo picture is drawn once, when it is first asked for', async () => {
  const name = { kind: 'image', type: 'upload', publicId: 'demo/uta-product/bike' }
  const [one, other] = await Promise.all([findOrDraw(store, name), findOrDraw(store, name)])
  expect(one).toMatchObject({ width: 1200, height: 900, format: 'jpg' })
  expect(other).toBe(one)
  expect(await findOrDraw(store, name)).toBe(one)
  expect(store.all()).toHaveLength(1)
})

test('nothing else is drawn', async () => {
  for (const publicId of ['demo/uta/nothing', 'demo/bike', 'schools/x/bike', 'demo/uta/constructor'])
    expect(await findOrDraw(store, { kind: 'image', type: 'upload', publicId })).toBeUndefined()
})
