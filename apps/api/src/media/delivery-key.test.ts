import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cropped, deliveryKey, readDeliveryKey } from './delivery-key.ts'
import { openMedia } from './media.cloudinary.ts'

const photo = {
  kind: 'image' as const,
  version: 7,
  publicId: 'schools/a/b',
  format: 'jpg',
  width: 800,
  height: 600,
}

test('a key says what an address needs, and its part in pixels', () => {
  expect(deliveryKey(photo)).toBe('image/v7/schools/a/b.jpg')
  expect(deliveryKey({ ...photo, crop: [0, 100, 500, 900] })).toBe('image/v7/schools/a/b.jpg@0,60,400,540')
  expect(deliveryKey({ ...photo, crop: [0, 0, 1000, 1000] })).toBe('image/v7/schools/a/b.jpg')
  expect(readDeliveryKey('video/v7/schools/a/b.mp4')).toMatchObject({
    kind: 'video',
    format: 'mp4',
    crop: null,
  })
})

test.each(['', 'image/schools/a', 'raw/v1/a.jpg', 'image/v1/a', 'https://elsewhere/a.jpg'])(
  'what is no key, as %j, is not taken for one',
  (key) => {
    expect(() => readDeliveryKey(key)).toThrow('no key')
  },
)

test('whatever part is wanted, it lies within the picture', () => {
  const thousandth = fc.integer({ min: 0, max: 999 })
  const side = fc.integer({ min: 1, max: 9000 })
  fc.assert(
    fc.property(thousandth, thousandth, thousandth, thousandth, side, side, (x, y, w, h, width, height) => {
      const part = cropped({ crop: [x, y, w + 1, h + 1], width, height })
      if (!part) return
      const [left, top, wide, high] = part
      expect(left >= 0 && top >= 0 && wide >= 1 && high >= 1).toBe(true)
      expect(left + wide <= width && top + high <= height).toBe(true)
    }),
  )
})

test('of a private picture everybody has a watermarked address, and none without the mark', () => {
  const media = openMedia({ url: 'cloudinary://key:secret@campus' })
  const key = deliveryKey({ ...photo, private: true })
  expect(key).toBe('marked/v7/schools/a/b.jpg')
  for (const shape of ['thumb', 'tile', 'card', 'full', 'avatar', 'cover'] as const)
    expect(media.url(key, shape)).toMatch(
      /\/image\/authenticated\/s--[\w-]{8}--\/.*fl_tiled,l_text:[^/]+:Banter.*\/v7\/schools\/a\/b/,
    )
  for (const address of media.srcSet(key, 2000).split(', ')) expect(address).toContain('l_text:')
})

test('addresses are signed, name no other host, and a film’s still is a picture', () => {
  const media = openMedia({ url: 'cloudinary://key:secret@campus' })
  const home = 'https://res.cloudinary.com/campus'
  expect(media.url(deliveryKey(photo), 'avatar')).toMatch(
    new RegExp(
      `^${home}/image/upload/s--[\\w-]{8}--/c_fill,g_auto,h_192,w_192/f_auto,q_auto/v7/schools/a/b$`,
    ),
  )
  expect(media.url('video/v7/schools/a/b.mp4', 'full')).toMatch(
    /\/video\/upload\/s--[\w-]{8}--\/v7\/schools\/a\/b\.mp4$/,
  )
  expect(media.url('video/v7/schools/a/b.mp4', 'poster')).toMatch(/so_0\/v7\/schools\/a\/b\.jpg$/)
  expect(media.srcSet(deliveryKey(photo), 800)).toMatch(/ 480w, .+ 800w$/)
})

test('it takes one service, and says so', () => {
  expect(() => openMedia({})).toThrow(/either/)
  expect(() => openMedia({ url: 'cloudinary://a:b@c', simulatorUrl: 'http://127.0.0.1:9' })).toThrow(/either/)
  expect(() => openMedia({ url: 'https://api.cloudinary.com' })).toThrow(/CLOUDINARY_URL/)
})
