import sharp from 'sharp'

const SIDE = 32
const KEPT = 8

/** 64 bits of how a picture looks: the lowest frequencies of its grey, each above or below their middle. */
export async function perceptualHash(image: Buffer): Promise<string> {
  const small = sharp(image).flatten().greyscale().resize(SIDE, SIDE, { fit: 'fill' })
  const frequencies = lowFrequencies(await small.toColourspace('b-w').raw().toBuffer())
  const others = frequencies.slice(1)
  const middle = [...others].sort((a, b) => a - b)[Math.floor(others.length / 2)] ?? 0
  // A symmetric picture lacks half of them: what is left there is noise, and says nothing.
  const noise = Math.max(...others.map(Math.abs)) / 50
  const bits = frequencies.map((value) => (value > middle + noise ? '1' : '0')).join('')
  return BigInt(`0b${bits}`).toString(16).padStart(16, '0')
}

/** The corner of a discrete cosine transform: rows first, then columns. */
function lowFrequencies(grey: Buffer): number[] {
  const wave = (frequency: number, at: number) => Math.cos(((2 * at + 1) * frequency * Math.PI) / (2 * SIDE))
  const rows = Array.from({ length: SIDE }, (_, y) =>
    Array.from({ length: KEPT }, (__, u) => {
      let sum = 0
      for (let x = 0; x < SIDE; x++) sum += (grey[y * SIDE + x] ?? 0) * wave(u, x)
      return sum
    }),
  )
  return Array.from({ length: KEPT * KEPT }, (_, index) => {
    const [v, u] = [Math.floor(index / KEPT), index % KEPT]
    return rows.reduce((sum, row, y) => sum + (row[u] ?? 0) * wave(v, y), 0)
  })
}
