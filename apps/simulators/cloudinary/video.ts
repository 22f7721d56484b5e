import { Refusal } from './refusal.ts'

export interface VideoFacts {
  durationMs: number
  width: number
  height: number
}

interface Box {
  type: string
  start: number
  end: number
}

/** What the header of an MP4 or MOV says. A WebM is taken as it is: its length is unknown until it is played. @throws Refusal */
export function factsOf(bytes: Buffer, format: string): VideoFacts {
  if (format === 'webm') return { durationMs: 0, width: 1280, height: 720 }
  const movie = boxes(bytes, 0, bytes.length).find(({ type }) => type === 'moov')
  const header = movie && boxes(bytes, movie.start, movie.end).find(({ type }) => type === 'mvhd')
  if (!movie || !header) throw new Refusal(400, 'Unsupported video format or file')
  return { durationMs: durationAt(bytes, header.start), ...frameSize(bytes, movie) }
}

/** Where a phone writes the place and its own name: blanked in place, so that nothing else moves. */
export function withoutUserData(bytes: Buffer): Buffer {
  const clean = Buffer.from(bytes)
  const movie = boxes(clean, 0, clean.length).find(({ type }) => type === 'moov')
  if (!movie) return clean
  const tracks = boxes(clean, movie.start, movie.end).filter(({ type }) => type === 'trak')
  for (const parent of [{ start: 0, end: clean.length }, movie, ...tracks]) {
    for (const { type, start, end } of boxes(clean, parent.start, parent.end)) {
      if (type !== 'udta' && type !== 'meta' && type !== 'uuid') continue
      clean.write('free', start - 4, 'latin1')
      clean.fill(0, start, end)
    }
  }
  return clean
}

function boxes(bytes: Buffer, from: number, to: number): Box[] {
  const found: Box[] = []
  let at = from
  while (at + 8 <= to) {
    const short = bytes.readUInt32BE(at)
    const long = short === 1 && at + 16 <= to
    const head = long ? 16 : 8
    const size = long ? Number(bytes.readBigUInt64BE(at + 8)) : short === 0 ? to - at : short
    if (size < head || at + size > to) throw new Refusal(400, 'Unsupported video format or file')
    found.push({ type: bytes.toString('latin1', at + 4, at + 8), start: at + head, end: at + size })
    at += size
  }
  return found
}

function durationAt(bytes: Buffer, start: number): number {
  const long = bytes.readUInt8(start) === 1
  const scale = bytes.readUInt32BE(start + (long ? 20 : 12))
  const length = long ? Number(bytes.readBigUInt64BE(start + 24)) : bytes.readUInt32BE(start + 16)
  return scale ? Math.round((length * 1000) / scale) : 0
}

/** The largest track: sound has none. */
function frameSize(bytes: Buffer, movie: Box) {
  const sizes = boxes(bytes, movie.start, movie.end)
    .filter(({ type }) => type === 'trak')
    .flatMap(({ start, end }) => boxes(bytes, start, end).filter(({ type }) => type === 'tkhd'))
    .map(({ end }) => ({
      width: bytes.readUInt32BE(end - 8) >>> 16,
      height: bytes.readUInt32BE(end - 4) >>> 16,
    }))
  return sizes.find(({ width, height }) => width && height) ?? { width: 1280, height: 720 }
}
