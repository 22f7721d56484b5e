import sharp from 'sharp'
import type { Picture } from './pictures.ts'
import { applyStep, type Step } from './transformation.ts'

/** Frames are not decoded here: a quiet ground in the film's own proportions stands for its first one. */
export async function poster(
  { width, height }: { width: number; height: number },
  steps: Step[],
): Promise<Picture> {
  const size = { width: Math.max(16, width), height: Math.max(16, height) }
  const ground = `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}">
    <defs><linearGradient id="g" x2="1" y2="1"><stop stop-color="#334155"/><stop offset="1" stop-color="#0f172a"/></linearGradient></defs>
    <rect width="100%" height="100%" fill="url(#g)"/></svg>`
  let image = sharp(Buffer.from(ground)).removeAlpha()
  for (const step of steps) {
    applyStep(image, step, size)
    const { data, info } = await image.png().toBuffer({ resolveWithObject: true })
    Object.assign(size, { width: info.width, height: info.height })
    image = sharp(data)
  }
  const { data, info } = await image.jpeg({ quality: 80 }).toBuffer({ resolveWithObject: true })
  return { bytes: data, format: 'jpg', width: info.width, height: info.height }
}
