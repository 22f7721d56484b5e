import type { announceUpload } from '@banter/api/media/contract'
import type { z } from 'zod'

type ContentType = z.input<typeof announceUpload.schema.body>['contentType']

const text = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to))

/** What a file is by its first bytes: many a photo is called .jpg and is none. */
export function contentTypeOf(bytes: Uint8Array): ContentType | null {
  if (text(bytes, 0, 3) === '\xff\xd8\xff') return 'image/jpeg'
  if (text(bytes, 1, 4) === 'PNG') return 'image/png'
  if (text(bytes, 0, 4) === 'GIF8') return 'image/gif'
  if (text(bytes, 0, 4) === 'RIFF' && text(bytes, 8, 12) === 'WEBP') return 'image/webp'
  if (text(bytes, 0, 4) === '\x1a\x45\xdf\xa3') return 'video/webm'
  if (text(bytes, 4, 8) !== 'ftyp') return null
  const brand = text(bytes, 8, 12)
  if (brand === 'avif' || brand === 'avis') return 'image/avif'
  if (/^(hei|hev|mif1)/.test(brand)) return null
  return brand === 'qt  ' ? 'video/quicktime' : 'video/mp4'
}
