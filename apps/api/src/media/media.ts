import createError from '@fastify/error'
import type { MediaKind } from './contract.ts'

/** The sizes that are made of a picture. An avatar is square, a tile 4 by 3, a cover a wide strip, a poster the first frame of a video. */
export type Shape = 'avatar' | 'thumb' | 'tile' | 'card' | 'full' | 'cover' | 'poster'

export interface NewUpload {
  publicId: string
  kind: MediaKind
  private: boolean
  /** What the file must be by its own bytes. */
  format: string
  at: Date
}

/** Which file at the media service. */
export interface FileName {
  publicId: string
  kind: MediaKind
  private: boolean
}

/** What the media service says of a file. */
export interface StoredFile {
  publicId: string
  version: number
  format: string
  bytes: number
  width: number
  height: number
  durationMs: number
  /** Perceptual hash of a picture: 16 hexadecimal digits. */
  fingerprint: string | null
  /** Its main colour: #rrggbb. */
  colour: string
}

export interface MediaNotice {
  type: string
  files: FileName[]
}

/** The place where pictures and videos are kept and made smaller. Keys are delivery keys: what `deliveryKey` writes. */
export interface Media {
  /** A local stand-in, for development and tests. */
  readonly simulated: boolean
  /** Works without the network. */
  url(key: string, shape: Shape): string
  /** The same picture in several widths, for `<img srcset>`. */
  srcSet(key: string, width: number): string
  /** The file itself for five minutes, also of a private one; to be kept as a file rather than shown when asked for so. */
  originalUrl(file: FileName & { format: string }, at: Date, options?: { attachment: boolean }): string
  signUpload(upload: NewUpload): { url: string; fields: Record<string, string>; expiresAt: Date }
  /** @returns null when there is no such file. @throws MediaDown */
  lookUp(file: FileName): Promise<StoredFile | null>
  /** Whether the file’s addresses lead to it. What is so already stays so. @throws MediaDown */
  setPublic(file: FileName, shown: boolean): Promise<void>
  /** The file, everything made of it and what caches keep. Destroying what is gone is no failure. @throws MediaDown */
  destroy(files: FileName[]): Promise<void>
  /** @throws BadMediaNotice */
  verifyNotice(rawBody: Buffer, signature: string | undefined, timestamp: string | undefined): MediaNotice
}

export const MediaDown = createError(
  'MEDIA_UNAVAILABLE',
  'Pictures and videos cannot be reached just now. Please try again shortly.',
  503,
)
export const BadMediaNotice = createError(
  'BAD_SIGNATURE',
  'The signature of this notification is wrong.',
  400,
)
