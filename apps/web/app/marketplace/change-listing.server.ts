import * as marketplace from '@banter/api/marketplace/contract'
import * as listing from '@banter/api/marketplace/listing/contract'
import type { api } from '../api.server.ts'
import { redirectWith } from '../flash.server.ts'
import type { ActionFunctionArgs } from '../router.server.ts'
import { listedWords } from './listed-words.ts'

type Ask = ReturnType<typeof api>

/** What a seller's button may ask for. */
const deeds: Record<string, (ask: Ask, id: string) => Promise<string>> = {
  pause: async (ask, id) => {
    const { status } = await ask(listing.pauseProduct, { params: { id } })
    return status === 'draft' ? 'It is a draft again.' : 'Paused: nobody sees it in the shop for now.'
  },
  publish: async (ask, id) => listedWords(await ask(listing.publishProduct, { params: { id } })),
  renew: async (ask, id) => {
    const made = await ask(listing.renewProduct, { params: { id }, body: {} })
    return made.status === 'active' ? 'Renewed: it stays in the shop.' : listedWords(made)
  },
  'mark-sold': async (ask, id) => {
    const { status } = await ask(listing.markSold, { params: { id } })
    return status === 'sold' ? 'Well done. It keeps its page.' : 'What buyers have reserved goes on.'
  },
}

export const isDeed = (intent: string): boolean => intent === 'delete' || Object.hasOwn(deeds, intent)

/** Does what the button said, and says so where one was. */
export async function changeListing(
  context: ActionFunctionArgs['context'],
  ask: Ask,
  id: string,
  intent: string,
  back = `/products/${id}`,
) {
  const deed = Object.hasOwn(deeds, intent) ? deeds[intent] : undefined
  if (deed) return redirectWith(context, back, await deed(ask, id))
  await ask(marketplace.deleteProduct, { params: { id } })
  return redirectWith(context, back === `/products/${id}` ? '/my-products' : back, 'Deleted.')
}
