import type { Sharp } from 'sharp'
import { Refusal } from './refusal.ts'

export type Step = Record<string, string>

const KNOWN = [
  'a',
  'bo',
  'c',
  'dpr',
  'e',
  'f',
  'fl',
  'g',
  'h',
  'q',
  'so',
  'w',
  'x',
  'y',
  'r',
  'b',
  'l',
  'co',
  'o',
]
const MOST_SIDE = 8192

/** c_fill,w_200/f_auto,q_auto → one record for each step. @throws Refusal for what is no transformation */
export function parseTransformation(text: string): Step[] {
  return text
    .split('/')
    .filter(Boolean)
    .map((step) => Object.fromEntries(step.split(',').map(readPart)))
}

function readPart(part: string): [string, string] {
  const [, name = '', value = ''] = /^([a-z]{1,3})_(.+)$/.exec(part) ?? []
  if (!KNOWN.includes(name)) throw new Refusal(400, `Invalid transformation component - ${part}`)
  return [name, value]
}

export const looksLikeStep = (segment: string) =>
  segment.split(',').every((part) => KNOWN.includes(/^([a-z]{1,3})_./.exec(part)?.[1] ?? ''))

interface Size {
  width: number
  height: number
}

/** Applies one step to a picture of a known size. @returns the size afterwards */
export function applyStep(image: Sharp, step: Step, size: Size): Size {
  const blur = /^blur(?::(\d+))?$/.exec(step.e ?? '')
  if (blur) image.blur(Math.max(0.3, Number(blur[1] ?? 100) / 50))
  const factor = Number(step.dpr === 'auto' ? 1 : (step.dpr ?? 1)) || 1
  const width = side(step.w, size.width, factor)
  const height = side(step.h, size.height, factor)
  if (step.c === 'crop')
    return extract(image, step, size, { width: width ?? size.width, height: height ?? size.height })
  if (!width && !height) return size
  return resize(image, step, size, width, height)
}

function side(given: string | undefined, whole: number, factor: number): number | undefined {
  if (given === undefined || given === 'auto') return undefined
  const number = Number(given)
  if (!(number > 0)) throw new Refusal(400, `Invalid width or height - ${given}`)
  const pixels = Math.round((number < 1 ? number * whole : number) * factor)
  if (pixels > MOST_SIDE) throw new Refusal(400, `Maximum image side is ${MOST_SIDE}`)
  return Math.max(1, pixels)
}

function extract(image: Sharp, step: Step, size: Size, wanted: Size): Size {
  const width = Math.min(wanted.width, size.width)
  const height = Math.min(wanted.height, size.height)
  const centred = step.x === undefined && step.y === undefined && step.g !== 'north_west'
  const left = centred
    ? Math.floor((size.width - width) / 2)
    : Math.min(Number(step.x ?? 0), size.width - width)
  const top = centred
    ? Math.floor((size.height - height) / 2)
    : Math.min(Number(step.y ?? 0), size.height - height)
  image.extract({ left, top, width, height })
  return { width, height }
}

const FITS = {
  fill: 'cover',
  lfill: 'cover',
  thumb: 'cover',
  limit: 'inside',
  fit: 'inside',
  scale: 'fill',
  pad: 'contain',
} as const

function resize(image: Sharp, step: Step, size: Size, width?: number, height?: number): Size {
  const fit = FITS[(step.c ?? 'scale') as keyof typeof FITS] ?? 'inside'
  const limited = step.c === 'limit' || step.c === 'lfill'
  // What `auto` would look for is not looked for here, except where faces are wanted: the middle is right for most.
  const position = /face/.test(step.g ?? '') ? 'attention' : 'centre'
  image.resize({
    width,
    height,
    fit: width && height ? fit : 'inside',
    position,
    withoutEnlargement: limited,
  })
  if (fit === 'cover' && !limited && width && height) return { width, height }
  const ratio = Math.min((width ?? Infinity) / size.width, (height ?? Infinity) / size.height)
  const scale = limited ? Math.min(1, ratio) : ratio
  return { width: Math.round(size.width * scale), height: Math.round(size.height * scale) }
}
