import { v2 as cloudinary, type TransformationOptions } from 'cloudinary'
import { readDeliveryKey } from '../delivery-key.ts'
import type { Media, Shape } from '../media.ts'
import type { Account } from './account.ts'

export type Addresses = Pick<Media, 'url' | 'srcSet'>

interface Size {
  crop: string
  width: number
  height: number
}

const filled = (width: number, height: number) => ({ crop: 'fill', gravity: 'auto', width, height })
const within = (width: number, height: number) => ({ crop: 'limit', width, height })

/** Twice as large as they are drawn, for the screens that most people have. */
const shapes: Record<Shape, Size> = {
  avatar: filled(192, 192),
  thumb: filled(480, 480),
  tile: filled(640, 480),
  card: within(960, 960),
  full: within(1920, 1920),
  cover: filled(1600, 560),
  poster: within(960, 960),
}
const WIDTHS = [480, 960, 1440, 1920]

/** All over the picture, so that none of it is left by cutting. The signature covers it: without it there is no such address. */
const watermark = ({ width }: Size) => ({
  overlay: {
    font_family: 'Arial',
    font_size: Math.round(width / 14),
    font_weight: 'bold',
    stroke: 'stroke',
    text: 'Banter',
  },
  // Light and dark, so that it is seen on any picture.
  color: 'white',
  border: '2px_solid_black',
  opacity: 40,
  angle: -30,
  flags: 'tiled',
})

/** Signed, so that nobody has sizes made that we do not show. */
export function addressesAt({ cloud_name, api_secret, secure, cname }: Account): Addresses {
  const place = {
    cloud_name,
    api_secret,
    secure,
    sign_url: true,
    urlAnalytics: false,
    ...(cname ? { cname } : {}),
  }

  const address = (key: string, size: Size, still: boolean) => {
    const { kind, marked, version, publicId, format, crop } = readDeliveryKey(key)
    const whole = { ...place, resource_type: kind, version, type: marked ? 'authenticated' : 'upload' }
    if (kind === 'video' && !still) return cloudinary.url(publicId, { ...whole, format })
    const part = crop ? [{ crop: 'crop', gravity: 'north_west', ...crop }] : []
    const written = kind === 'video' ? { format: 'jpg' } : {}
    const last =
      kind === 'video' ? { start_offset: '0', quality: 'auto' } : { fetch_format: 'auto', quality: 'auto' }
    const transformation = [
      ...part,
      size,
      ...(marked ? [watermark(size)] : []),
      last,
    ] as TransformationOptions
    return cloudinary.url(publicId, { ...whole, ...written, transformation })
  }

  return {
    url: (key, shape) => address(key, shapes[shape], shape !== 'full'),
    srcSet: (key, width) =>
      WIDTHS.filter((one, at) => one < width || at === 0 || (WIDTHS[at - 1] ?? 0) < width)
        .map((one) => `${address(key, within(one, one * 2), true)} ${Math.min(one, width)}w`)
        .join(', '),
  }
}
