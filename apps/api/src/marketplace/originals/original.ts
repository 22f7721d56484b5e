import type { Ctx } from '@banter/tenants/context'
import { licenceText } from '../../pictures/licences/contract.ts'
import { makePicture } from '../../pictures/make-picture.ts'
import type { NewPicture } from './contract.ts'

/** What every listing of an original is, whatever else was sent. */
export const OF_ORIGINAL = {
  kind: 'sale',
  category: 'pictures',
  branch: null,
  condition: 'new',
  stock: 1,
  isbn: null,
  course: null,
  edition: '',
  availableFrom: null,
} as const

/** What cannot be changed of it afterwards. */
const FIXED = [...Object.keys(OF_ORIGINAL), 'delivery', 'media', 'swapFor']

export const withoutFixed = <Change extends object>(change: Change): Change =>
  Object.fromEntries(Object.entries(change).filter(([field]) => !FIXED.includes(field))) as Change

/** The columns of a listing that its picture decides. @throws what makePicture throws */
export async function columnsOf(ctx: Ctx, title: string, { original, licence, terms }: NewPicture) {
  const made = await makePicture(ctx, { title, original, licence: licenceText(licence, terms) })
  return { pictureId: made.id, photoKey: made.previewKey, delivery: 'digital' } as const
}
