import { z } from 'zod'
import { Id, IdPath, Nothing, When } from '../http/contract.ts'
import type { Endpoint } from '../http/endpoint.ts'

/** What an upload is for; the same words name what shows it. An `original` is shown to nobody without a signed address. */
export const Purpose = z.enum([
  'post',
  'comment',
  'product',
  'club',
  'event',
  'avatar',
  'cover',
  'resource',
  'dispute',
  'dispute_answer',
  'original',
  'ad',
])
export type Purpose = z.output<typeof Purpose>

export const MediaKind = z.enum(['image', 'video'])
export type MediaKind = z.output<typeof MediaKind>

export const ImageType = z.enum(['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif'])
export const VideoType = z.enum(['video/mp4', 'video/webm', 'video/quicktime'])
export const ContentType = z.enum([...ImageType.options, ...VideoType.options])

export const IMAGE_BYTES = 10 * 1024 * 1024
export const VIDEO_BYTES = 100 * 1024 * 1024
export const MOST_PIXELS = 40_000_000

/** The part of a picture that is shown, in thousandths of its width and height: x, y, width, height. */
export const Crop = z.tuple([
  z.int().min(0).max(999),
  z.int().min(0).max(999),
  z.int().min(1).max(1000),
  z.int().min(1).max(1000),
])
export type Crop = z.output<typeof Crop>

/** How a form names a picture that it wants shown. */
export const MediaItem = z.strictObject({
  id: Id,
  alt: z.string().trim().max(500).optional(),
  crop: Crop.optional(),
})
export type MediaItem = z.output<typeof MediaItem>

/** A picture or video where something shows it. Width and height are those of the part that is shown. */
export const MediaView = z.object({
  id: Id,
  kind: MediaKind,
  url: z.string(),
  thumbUrl: z.string(),
  /** The same picture in several widths, as an <img> takes them. */
  srcSet: z.string().optional(),
  posterUrl: z.string().optional(),
  /** What is said in a video, as a path at the same host. */
  captionsUrl: z.string().optional(),
  width: z.int(),
  height: z.int(),
  alt: z.string(),
  crop: Crop.optional(),
  durationMs: z.int().optional(),
  /** A colour to show until it is there, as CSS writes it. */
  placeholder: z.string().optional(),
})
export type MediaView = z.output<typeof MediaView>

/** What one's own upload looks like, and who else has the same picture in the shop. */
export const MyMedia = z.object({
  id: Id,
  purpose: Purpose,
  state: z.enum(['announced', 'ready', 'deleted']),
  bytes: z.int(),
  createdAt: When,
  /** Until when it can be brought back. */
  restorableUntil: When.optional(),
  media: MediaView.optional(),
  /** A private original's own address, good for five minutes. */
  originalUrl: z.string().optional(),
  /** How many things show it. */
  uses: z.int(),
})
export type MyMedia = z.output<typeof MyMedia>

/** Where the browser sends the file itself: these fields and then `file`, as a multipart form. */
export const SignedUpload = z.object({
  id: Id,
  url: z.url(),
  fields: z.record(z.string(), z.string()),
  expiresAt: When,
})
export type SignedUpload = z.output<typeof SignedUpload>

const member = { access: 'member', at: 'school' } as const

export const announceUpload = {
  method: 'POST',
  url: '/media/uploads',
  config: { ...member, perMinute: 10 },
  schema: {
    summary: 'Ask for a place to upload one file to. Nothing of it shows before it is completed.',
    body: z.strictObject({
      purpose: Purpose,
      contentType: ContentType,
      bytes: z.int().min(1).max(VIDEO_BYTES, 'Videos may have 100 MB, pictures 10 MB.'),
    }),
    response: { 201: SignedUpload },
  },
} as const satisfies Endpoint

export const completeUpload = {
  method: 'POST',
  url: '/media/uploads/:id/complete',
  config: member,
  schema: {
    summary: 'Say that a file is uploaded. It is looked at first; what may not stay is destroyed.',
    params: IdPath,
    response: {
      200: z.object({
        media: MediaView,
        /** Titles of listings at this school that show nearly the same picture. */
        similar: z.array(z.string()),
      }),
    },
  },
} as const satisfies Endpoint

export const getMedia = {
  method: 'GET',
  url: '/media/:id',
  config: member,
  schema: { summary: 'One of one’s own uploads.', params: IdPath, response: { 200: MyMedia } },
} as const satisfies Endpoint

export const deleteMedia = {
  method: 'DELETE',
  url: '/media/:id',
  config: member,
  schema: {
    summary: 'Delete an upload that nothing shows. For 30 days it can be brought back.',
    params: IdPath,
    response: { 204: Nothing },
  },
} as const satisfies Endpoint

export const restoreMedia = {
  method: 'POST',
  url: '/media/:id/restore',
  config: member,
  schema: {
    summary: 'Bring a deleted upload back.',
    params: IdPath,
    response: { 200: MyMedia },
  },
} as const satisfies Endpoint
