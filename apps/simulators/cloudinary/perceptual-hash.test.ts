import sharp from 'sharp'
import { expect, test } from 'vitest'
import { perceptualHash } from './perceptual-hash.ts'

const scene = (shapes: string) =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480"><rect width="640" height="480" fill="#e7e0d4"/>${shapes}</svg>`,
    ),
  )
const desk = scene(
  '<rect x="80" y="220" width="480" height="40" fill="#7a4a21"/><rect x="110" y="260" width="30" height="180" fill="#5d3717"/><rect x="500" y="260" width="30" height="180" fill="#5d3717"/>',
)
const bike = scene(
  '<circle cx="180" cy="320" r="110" fill="#222"/><circle cx="470" cy="320" r="110" fill="#222"/><path d="M180 320 L300 150 L470 320" stroke="#c22" stroke-width="24" fill="none"/>',
)

const distance = (a: string, b: string) => {
  const bits = BigInt(`0x${a}`) ^ BigInt(`0x${b}`)
  return [...bits.toString(2)].filter((bit) => bit === '1').length
}

test('the same picture made smaller, paler and saved badly stays near; another one is far', async () => {
  const original = await perceptualHash(await desk.clone().jpeg().toBuffer())
  expect(original).toMatch(/^[0-9a-f]{16}$/)
  const again = await perceptualHash(
    await desk.clone().resize(200).modulate({ brightness: 1.05 }).jpeg({ quality: 40 }).toBuffer(),
  )
  expect(distance(original, again)).toBeLessThanOrEqual(6)
  expect(distance(original, await perceptualHash(await bike.png().toBuffer()))).toBeGreaterThan(12)
})
