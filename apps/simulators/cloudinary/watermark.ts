import { Refusal } from './refusal.ts'
import type { Step } from './transformation.ts'

const COLOURS = /^(?:[a-z]{3,20}|rgb:[0-9a-f]{6})$/

/** l_text:<font>_<size>_<style>:<words> as a layer over the whole picture, repeated where it is `tiled`. @throws Refusal */
export function overlayOf(step: Step, { width, height }: { width: number; height: number }) {
  const [, size = '', words = ''] = /^text:[^:]*?_(\d+)[^:]*:(.+)$/.exec(step.l ?? '') ?? []
  if (!words) throw new Refusal(400, `Invalid overlay - ${step.l}`)
  const colour = step.co ?? 'black'
  if (!COLOURS.test(colour)) throw new Refusal(400, `Invalid color - ${colour}`)
  const letters = Number(size)
  const [, thick = '0', line = ''] = /^(\d{1,2})px_solid_([a-z]{3,20})$/.exec(step.bo ?? '') ?? []
  const outline = line ? `stroke="${line}" stroke-width="${thick}"` : ''
  const box = { width: letters * words.length * 0.75, height: letters * 2.2 }
  const text = `<text x="0" y="${letters}" font-family="Arial, Liberation Sans, DejaVu Sans, sans-serif" font-weight="bold"
    font-size="${letters}" fill="${colour.replace('rgb:', '#')}" ${outline}>${escaped(words)}</text>`
  const shape =
    step.fl === 'tiled'
      ? `<pattern id="p" width="${box.width}" height="${box.height}" patternUnits="userSpaceOnUse"
           patternTransform="rotate(${Number(step.a ?? 0)})">${text}</pattern><rect width="100%" height="100%" fill="url(#p)"/>`
      : `<g transform="translate(${(width - box.width) / 2} ${height / 2})">${text}</g>`
  const opacity = Number(step.o ?? 100) / 100
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><g opacity="${opacity}">${shape}</g></svg>`
  return { input: Buffer.from(svg) }
}

const escaped = (text: string) => text.replace(/[<>&"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
