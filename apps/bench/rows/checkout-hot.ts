import type { Product, Student } from '../data/people.ts'
import type { LoadRequest } from '../load/request.ts'
import type { Figures } from '../measure/figures.ts'
import type { Stage } from '../stage.ts'
import { purchases } from './requests.ts'
import type { Row } from './row.ts'
import { against, BUYERS, walletCheckout } from './served.ts'

const TURNS = 3

/**
 * Everybody buys the same thing, or of the same seller, beside everybody buying everything at that school. They are asked in turns, so
 * that all meet the same weather, and of each the fastest turn counts: a neighbour's noise only slows.
 */
export async function checkoutHot(stage: Stage): Promise<Row[]> {
  const kinds = requestsOf(stage)
  const turns = new Map<string, Figures[]>()
  for (let turn = 0; turn < TURNS; turn++)
    for (const [kind, requests] of Object.entries(kinds)) {
      const figures = await against(stage, stage.api, [stage.api], BUYERS, requests)
      turns.set(kind, [...(turns.get(kind) ?? []), figures])
    }
  const ordinary = fastest(turns.get('ordinary') ?? [])
  return Object.keys(kinds)
    .filter((kind) => kind !== 'ordinary')
    .map((kind) => ({
      name: 'checkout-hot' as const,
      variant: kind,
      clients: BUYERS,
      product: fastest(turns.get(kind) ?? []),
      floor: ordinary,
      note: 'floor: things of all sellers, same school',
    }))
}

/** At one school: its first seller, and one of their things. */
function requestsOf({ students, products }: Stage): Record<string, LoadRequest[]> {
  const [seller] = products
  const here = students.filter(({ schoolId }) => schoolId === seller?.schoolId)
  const theirs = products.filter(({ sellerId }) => sellerId === seller?.sellerId)
  const buyers = here.filter(({ id }) => id !== seller?.sellerId)
  if (!seller || !buyers.length) throw new Error('Nobody sells anything.')
  return {
    ordinary: bought(purchases(here, products)),
    'one item': bought(buyers.map((buyer) => ({ buyer, product: seller }))),
    'one seller': bought(
      buyers.flatMap((buyer, i) => {
        const product = theirs[i % theirs.length]
        return product ? [{ buyer, product }] : []
      }),
    ),
  }
}

const bought = (pairs: { buyer: Student; product: Product }[]) =>
  pairs.flatMap(({ buyer, product }) => walletCheckout(buyer, product.id))

const fastest = (turns: Figures[]): Figures =>
  turns.reduce((fast, turn) => (turn.perSecond > fast.perSecond ? turn : fast))
