import type { MediaKind } from './contract.ts'

/** What an asset's address is made of. Crop is in pixels: x, y, width, height. */
export interface Delivered {
  kind: MediaKind
  version: number
  publicId: string
  format: string
  width: number
  height: number
  /** In thousandths, as uses keep it. */
  crop?: readonly number[]
  private?: boolean
}

/** Of a private picture: what everybody sees is its watermarked sizes. */
const MARKED = 'marked'
const KEY = /^(image|video|marked)\/v(\d+)\/([^@]+)\.([a-z0-9]+)(?:@(\d+),(\d+),(\d+),(\d+))?$/

/** What a row keeps of its picture, so that a list can show it without asking for the asset: image/v7/schools/…/….jpg@0,40,800,600 */
export function deliveryKey(asset: Delivered): string {
  const { kind, version, publicId, format } = asset
  const part = cropped(asset)
  const shown = asset.private && kind === 'image' ? MARKED : kind
  return `${shown}/v${version}/${publicId}.${format}${part ? `@${part.join(',')}` : ''}`
}

/** The shown part in pixels, or null for the whole. */
export function cropped({ crop = [], width, height }: Pick<Delivered, 'crop' | 'width' | 'height'>) {
  const [x, y, w, h] = crop
  if (x === undefined || y === undefined || !w || !h) return null
  if (x === 0 && y === 0 && w >= 1000 && h >= 1000) return null
  const left = Math.min(Math.round((x * width) / 1000), width - 1)
  const top = Math.min(Math.round((y * height) / 1000), height - 1)
  return [
    left,
    top,
    Math.max(1, Math.min(Math.round((w * width) / 1000), width - left)),
    Math.max(1, Math.min(Math.round((h * height) / 1000), height - top)),
  ] as const
}

export function readDeliveryKey(key: string) {
  const [, kind, version, publicId, format, x, y, w, h] = KEY.exec(key) ?? []
  if (!kind || !publicId || !format) throw new Error('This is no key of a picture.')
  const crop = w && h ? { x: Number(x), y: Number(y), width: Number(w), height: Number(h) } : null
  const marked = kind === MARKED
  return {
    kind: marked ? ('image' as const) : (kind as MediaKind),
    marked,
    version: Number(version),
    publicId,
    format,
    crop,
  }
}
