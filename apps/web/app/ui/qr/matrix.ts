import { codewordsOf } from './codewords.ts'

/** One cell: undefined until it is drawn. */
type Cells = (boolean | undefined)[][]

/** Every third diagonal is turned over: breaks up what would look like a finder pattern. Any mask can be read. */
const MASK = 0b011
const masked = (x: number, y: number) => (x + y) % 3 === 0
const LEVEL_M = 0b00

/** A text as a QR code (ISO/IEC 18004, level M): dark cells are true. @throws when it is too long */
export function qrMatrix(text: string): boolean[][] {
  const { version, bytes } = codewordsOf(text)
  const size = version * 4 + 17
  const cells: Cells = Array.from({ length: size }, () => Array<boolean | undefined>(size).fill(undefined))
  drawFinders(cells, size)
  drawAlignments(cells, version, size)
  drawTiming(cells, size)
  drawFormat(cells, size)
  if (version >= 7) drawVersion(cells, version, size)
  drawBytes(cells, bytes, size)
  return cells.map((row) => row.map((cell) => cell ?? false))
}

function set(cells: Cells, x: number, y: number, dark: boolean) {
  const row = cells[y]
  if (row && x >= 0 && x < row.length) row[x] = dark
}

/** Three corners, each with its light frame. */
function drawFinders(cells: Cells, size: number) {
  for (const [cx, cy] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const)
    for (let dy = -4; dy <= 4; dy++)
      for (let dx = -4; dx <= 4; dx++) {
        const ring = Math.max(Math.abs(dx), Math.abs(dy))
        set(cells, cx + dx, cy + dy, ring !== 2 && ring !== 4)
      }
}

function drawAlignments(cells: Cells, version: number, size: number) {
  if (version === 1) return
  const count = Math.floor(version / 7) + 2
  const step = Math.ceil((size - 13) / (count * 2 - 2)) * 2
  const places = [6, ...Array.from({ length: count - 1 }, (_, i) => size - 7 - i * step).reverse()]
  const last = size - 7
  for (const y of places)
    for (const x of places) {
      const corner = (x === 6 && y === 6) || (x === 6 && y === last) || (x === last && y === 6)
      if (corner) continue
      for (let dy = -2; dy <= 2; dy++)
        for (let dx = -2; dx <= 2; dx++)
          set(cells, x + dx, y + dy, Math.max(Math.abs(dx), Math.abs(dy)) !== 1)
    }
}

function drawTiming(cells: Cells, size: number) {
  for (let i = 8; i < size - 8; i++) {
    set(cells, i, 6, i % 2 === 0)
    set(cells, 6, i, i % 2 === 0)
  }
}

/** What is left of `value` after division by the polynomial, put behind it. */
function withRemainder(value: number, polynomial: number, length: number): number {
  let rest = value
  for (let i = 0; i < length; i++) rest = (rest << 1) ^ ((rest >>> (length - 1)) * polynomial)
  return (value << length) | rest
}

/** Twice around the corners: how damaged it may be, and the mask. */
function drawFormat(cells: Cells, size: number) {
  const bits = withRemainder((LEVEL_M << 3) | MASK, 0x537, 10) ^ 0x5412
  const bit = (i: number) => ((bits >>> i) & 1) === 1
  for (let i = 0; i <= 5; i++) set(cells, 8, i, bit(i))
  set(cells, 8, 7, bit(6))
  set(cells, 8, 8, bit(7))
  set(cells, 7, 8, bit(8))
  for (let i = 9; i < 15; i++) set(cells, 14 - i, 8, bit(i))
  for (let i = 0; i < 8; i++) set(cells, size - 1 - i, 8, bit(i))
  for (let i = 8; i < 15; i++) set(cells, 8, size - 15 + i, bit(i))
  set(cells, 8, size - 8, true)
}

function drawVersion(cells: Cells, version: number, size: number) {
  const bits = withRemainder(version, 0x1f25, 12)
  for (let i = 0; i < 18; i++) {
    const dark = ((bits >>> i) & 1) === 1
    const [a, b] = [size - 11 + (i % 3), Math.floor(i / 3)]
    set(cells, a, b, dark)
    set(cells, b, a, dark)
  }
}

/** In columns of two from the right, up and down in turn, wherever nothing is drawn yet. */
function drawBytes(cells: Cells, bytes: number[], size: number) {
  let at = 0
  for (let pair = 0; pair < (size - 1) / 2; pair++) {
    const left = size - 1 - pair * 2
    const right = left <= 6 ? left - 1 : left
    for (let step = 0; step < size; step++) {
      const y = pair % 2 === 0 ? size - 1 - step : step
      for (const x of [right, right - 1]) {
        if (cells[y]?.[x] !== undefined) continue
        const dark = (((bytes[at >>> 3] ?? 0) >>> (7 - (at & 7))) & 1) === 1
        at++
        set(cells, x, y, dark !== masked(x, y))
      }
    }
  }
}
