import { checkBytes } from './reed-solomon.ts'

/** Of versions 1 to 10 at level M, which a scratched or shaky screen can still be read at: all bytes, check bytes per block, blocks. */
const SIZES = [
  [26, 10, 1],
  [44, 16, 1],
  [70, 26, 1],
  [100, 18, 2],
  [134, 24, 2],
  [172, 16, 4],
  [196, 18, 4],
  [242, 22, 4],
  [292, 22, 5],
  [346, 26, 5],
] as const

const BYTE_MODE = 0b0100

/** The smallest version that holds a text, and its bytes as they are drawn: data and check bytes, the blocks interleaved. @throws when it is too long */
export function codewordsOf(text: string): { version: number; bytes: number[] } {
  const data = [...new TextEncoder().encode(text)]
  const at = SIZES.findIndex(([all, check, blocks], index) => {
    const countBits = index < 9 ? 8 : 16
    return 4 + countBits + data.length * 8 <= (all - check * blocks) * 8
  })
  const size = SIZES[at]
  if (!size) throw new RangeError('This text is too long for a QR code here.')
  const [all, check, blocks] = size
  const padded = padded8(data, at < 9 ? 8 : 16, all - check * blocks)
  return { version: at + 1, bytes: interleaved(padded, check, blocks) }
}

function padded8(data: number[], countBits: number, capacity: number): number[] {
  const bits: number[] = []
  const push = (value: number, length: number) => {
    for (let bit = length - 1; bit >= 0; bit--) bits.push((value >>> bit) & 1)
  }
  push(BYTE_MODE, 4)
  push(data.length, countBits)
  for (const byte of data) push(byte, 8)
  push(0, Math.min(4, capacity * 8 - bits.length))
  push(0, (8 - (bits.length % 8)) % 8)
  for (let pad = 0xec; bits.length < capacity * 8; pad ^= 0xec ^ 0x11) push(pad, 8)
  return Array.from({ length: capacity }, (_, i) =>
    bits.slice(i * 8, i * 8 + 8).reduce((byte, bit) => (byte << 1) | bit, 0),
  )
}

/** The first blocks are a byte shorter when the data does not divide evenly. */
function interleaved(data: number[], check: number, count: number): number[] {
  const short = Math.floor(data.length / count)
  const shorter = count - (data.length % count)
  let from = 0
  const blocks = Array.from({ length: count }, (_, i) => {
    const block = data.slice(from, from + short + (i < shorter ? 0 : 1))
    from += block.length
    return { block, rest: checkBytes(block, check) }
  })
  const column = (i: number, of: 'block' | 'rest') => blocks.flatMap((one) => one[of][i] ?? [])
  const columns = (length: number, of: 'block' | 'rest') =>
    Array.from({ length }, (_, i) => column(i, of)).flat()
  return [...columns(short + 1, 'block'), ...columns(check, 'rest')]
}
