import jsQR from 'jsqr'
import { expect, test } from 'vitest'
import { qrMatrix } from './matrix.ts'

/** As a camera would see it: four pixels a cell, with the light border that scanners need. */
function read(text: string): string | undefined {
  const cells = qrMatrix(text)
  const width = (cells.length + 8) * 4
  const pixels = new Uint8ClampedArray(width * width * 4).fill(255)
  for (let y = 0; y < width; y++)
    for (let x = 0; x < width; x++) {
      const dark = cells[Math.floor(y / 4) - 4]?.[Math.floor(x / 4) - 4] === true
      if (dark) pixels.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3)
    }
  return jsQR(pixels, width, width)?.data
}

test('a scanner reads what was written, in every size there is', () => {
  const sizes = new Set<number>()
  for (let length = 1; length <= 213; length += 4) {
    const text = Array.from({ length }, (_, i) => String.fromCharCode(33 + ((i * 37 + length) % 90))).join('')
    sizes.add(qrMatrix(text).length)
    expect(read(text)).toBe(text)
  }
  expect([...sizes]).toEqual([21, 25, 29, 33, 37, 41, 45, 49, 53, 57])
})

test('an address with a code in it is read, whatever the code', () => {
  for (let n = 0; n < 60; n++) {
    const code = String((n * 16_777_213) % 100_000_000).padStart(8, '0')
    const text = `https://uta.banter.example/orders/01890a5d-ac96-774b-bcce-b302099a8057?code=${code}`
    expect(read(text)).toBe(text)
  }
})

test('what is too long is refused', () => {
  expect(() => qrMatrix('x'.repeat(214))).toThrow(RangeError)
})
