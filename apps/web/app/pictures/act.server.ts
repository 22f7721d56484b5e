import { ApiError } from '@banter/api/client'
import { relistPicture } from '@banter/api/marketplace/originals/contract'
import { deletePicture } from '@banter/api/pictures/contract'
import * as talk from '@banter/api/pictures/talk/contract'
import { type Ask, answered } from '../billboard/answered.server.ts'
import type { ActionFunctionArgs } from '../router.server.ts'
import { parseMoney } from '../ui/amounts.ts'

const LEAST_CENTS = 50

/** What a picture's forms ask for, sent in place or as plain forms. */
export const actOnPicture = (args: ActionFunctionArgs) =>
  answered<object>(args, async (ask, form) => {
    const path = { params: { id: args.params.id! } }
    switch (form.get('intent')) {
      case 'like':
        return { done: await ask(talk.likePicture, path) }
      case 'unlike':
        return { done: await ask(talk.unlikePicture, path) }
      case 'delete-comment': {
        await ask(talk.deletePictureComment, { params: { id: String(form.get('comment')) } })
        return { done: {}, said: 'Comment deleted.' }
      }
      case 'relist':
        return await relist(ask, path, form)
      case 'delete':
        await ask(deletePicture, path)
        return { done: {}, said: 'Deleted.', to: '/my-pictures' }
      default: {
        const [id, body] = ['id', 'body'].map((name) => String(form.get(name) ?? ''))
        const comment = { ...(id ? { id } : {}), body: (body ?? '').replaceAll('\r\n', '\n') }
        return { done: await ask(talk.createPictureComment, { ...path, body: comment }) }
      }
    }
  })

async function relist(ask: Ask, path: { params: { id: string } }, form: FormData) {
  const price = parseMoney(String(form.get('price') ?? ''))
  if (price === null || price < LEAST_CENTS)
    throw new ApiError(
      422,
      { code: 'INVALID', detail: 'Write a price of at least $0.50, such as 25 or 19.99.' },
      null,
    )
  const listed = await ask(relistPicture, { ...path, body: { price } })
  const said =
    listed.status === 'pending' ? 'Sent to the staff of your school. You hear from them.' : 'It is for sale.'
  return { done: listed, said, to: `/products/${listed.productId}` }
}
