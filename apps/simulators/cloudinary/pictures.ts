import sharp, { type Sharp } from 'sharp'
import { perceptualHash } from './perceptual-hash.ts'
import { Refusal } from './refusal.ts'
import { applyStep, parseTransformation, type Step } from './transformation.ts'
import { overlayOf } from './watermark.ts'

export const MOST_PIXELS = 40_000_000

export interface Picture {
  bytes: Buffer
  format: string
  width: number
  height: number
}

/** As a picture is kept: decoded whole and written anew, so that nothing stays but its pixels. @throws Refusal */
export async function takeIn(upload: Buffer, format: string, transformation: string): Promise<Picture> {
  const { width, height } = await sizeOf(upload)
  if (width * height > MOST_PIXELS)
    throw new Refusal(400, `Maximum total number of pixels exceeded: ${width}x${height}`)
  const steps = parseTransformation(transformation || 'c_limit,h_8192,w_8192')
  try {
    return await render(upload, steps, format)
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal(400, 'Invalid image file')
  }
}

async function sizeOf(upload: Buffer) {
  try {
    return await sharp(upload, { limitInputPixels: false }).metadata()
  } catch {
    throw new Refusal(400, 'Invalid image file')
  }
}

const encoders: Record<string, (image: Sharp) => Sharp> = {
  jpg: (image) => image.flatten({ background: '#ffffff' }).jpeg({ quality: 84 }),
  png: (image) => image.png({ compressionLevel: 8 }),
  webp: (image) => image.webp({ quality: 80, effort: 2 }),
  avif: (image) => image.avif({ quality: 55, effort: 1 }),
  gif: (image) => image.gif(),
}

/** Truncated files fail here, where a lenient decoder would fill them up with grey. Each step works on what the one before gave. */
export async function render(source: Buffer, steps: Step[], format: string): Promise<Picture> {
  const marked = steps.some(({ l }) => l)
  const animated = !marked && (format === 'gif' || format === 'webp')
  const input = { limitInputPixels: MOST_PIXELS, failOn: 'error' as const, animated }
  let image = sharp(source, input).rotate().toColourspace('srgb')
  let { info, data } = await image.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true })
  if (animated && (info.pages ?? 1) > 1) return await renderAnimation(source, steps, format)
  for (const step of steps) {
    const raw = { width: info.width, height: info.height, channels: info.channels }
    image = sharp(data, { raw, limitInputPixels: MOST_PIXELS })
    if (step.l) image.composite([overlayOf(step, info)])
    else applyStep(image, step, info)
    ;({ info, data } = await image.raw().toBuffer({ resolveWithObject: true }))
  }
  const encode = encoderOf(format)
  const last = sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } })
  const bytes = await encode(last).toBuffer()
  return { bytes, format, width: info.width, height: info.height }
}

/** All frames at once: only its size may change. */
async function renderAnimation(source: Buffer, steps: Step[], format: string): Promise<Picture> {
  const image = sharp(source, { limitInputPixels: MOST_PIXELS, failOn: 'error', animated: true })
  const { width = 1, pageHeight, height = 1 } = await image.metadata()
  const size = { width, height: pageHeight ?? height }
  for (const step of steps)
    if (step.c === 'limit' || step.c === 'fit') Object.assign(size, applyStep(image, step, size))
  const encode = encoderOf(format)
  return { bytes: await encode(image).toBuffer(), format, ...size }
}

function encoderOf(format: string) {
  const encoder = encoders[format === 'jpeg' ? 'jpg' : format]
  if (!encoder) throw new Refusal(400, `Unsupported format - ${format}`)
  return encoder
}

/** What the admin API can tell of how a picture looks. */
export async function looksOf(bytes: Buffer): Promise<{ phash: string; colour: string }> {
  const { dominant } = await sharp(bytes).stats()
  const colour = [dominant.r, dominant.g, dominant.b]
    .map((part) => part.toString(16).padStart(2, '0'))
    .join('')
  return { phash: await perceptualHash(bytes), colour: `#${colour.toUpperCase()}` }
}
