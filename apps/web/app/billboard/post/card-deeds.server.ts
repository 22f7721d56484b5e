import { CardKind } from '@banter/api/billboard/contract'
import { joinClub } from '@banter/api/clubs/members/contract'
import { deleteRsvp, putRsvp } from '@banter/api/events/rsvp/contract'
import { putInCart } from '@banter/api/marketplace/cart/contract'
import type { Ask } from '../answered.server.ts'

/** The one tap on the card of a post: says going, joins, puts into the cart, or takes that back. */
export async function actOnCard(ask: Ask, form: FormData): Promise<{ mine: string | null }> {
  const id = String(form.get('card'))
  const back = form.get('undo') === '1'
  switch (CardKind.parse(form.get('kind'))) {
    case 'event': {
      const event = back
        ? await ask(deleteRsvp, { params: { id } })
        : await ask(putRsvp, { params: { id }, body: { status: 'going' } })
      return { mine: event.my?.status ?? null }
    }
    case 'product':
      await ask(putInCart, { params: { productId: id }, body: { quantity: 1 } })
      return { mine: 'cart' }
    case 'club':
      return { mine: await join(ask, id) }
  }
}

/** Asked to join counts until an officer has answered. */
async function join(ask: Ask, id: string): Promise<string | null> {
  const { role, requestId } = await ask(joinClub, { params: { id }, body: {} })
  return role ?? (requestId ? 'requested' : null)
}
