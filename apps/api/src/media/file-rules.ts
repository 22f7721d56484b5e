import type { z } from 'zod'
import {
  type ContentType,
  IMAGE_BYTES,
  ImageType,
  type MediaKind,
  MOST_PIXELS,
  type Purpose,
  VIDEO_BYTES,
} from './contract.ts'

/** How long a deleted picture can be brought back. */
export const RESTORABLE_MS = 30 * 86_400_000
/** How long an upload may stand without anything that shows it. */
export const ORPHAN_MS = 48 * 3_600_000

const both: readonly MediaKind[] = ['image', 'video']
const pictures: readonly MediaKind[] = ['image']

/** What may be uploaded for what. */
export const kindsFor: Record<Purpose, readonly MediaKind[]> = {
  post: both,
  comment: pictures,
  product: both,
  club: pictures,
  event: pictures,
  avatar: pictures,
  cover: pictures,
  resource: pictures,
  dispute: pictures,
  dispute_answer: pictures,
  original: both,
  ad: pictures,
}

export const kindOf = (contentType: string): MediaKind =>
  ImageType.safeParse(contentType).success ? 'image' : 'video'

/** What the media service calls a file of this type. */
export const formatOf: Record<z.output<typeof ContentType>, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/avif': 'avif',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
  'video/quicktime': 'mov',
}

export const mostBytes = (kind: MediaKind) => (kind === 'image' ? IMAGE_BYTES : VIDEO_BYTES)

export const isPrivate = (purpose: Purpose) => purpose === 'original'

/** What the file itself must be, whatever it was announced as. Formats are those that the media service found in its bytes. */
export const formats: Record<MediaKind, readonly string[]> = {
  image: ['jpg', 'png', 'webp', 'gif', 'avif'],
  video: ['mp4', 'webm', 'mov'],
}

interface Looked {
  kind: MediaKind
  format: string
  bytes: number
  width: number
  height: number
}

/** @returns why this file may not stay */
export function whyNot({ kind, format, bytes, width, height }: Looked) {
  if (!formats[kind].includes(format)) return 'format'
  if (bytes > mostBytes(kind)) return 'size'
  if (kind === 'image' && (width < 1 || height < 1 || width * height > MOST_PIXELS)) return 'pixels'
  return null
}
