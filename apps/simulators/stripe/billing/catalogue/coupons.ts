import { currency } from '../../amounts.ts'
import { endpoint } from '../../endpoint.ts'
import { invalidParameter, missingParameter, StripeFault } from '../../errors.ts'
import { newId } from '../../identifiers.ts'
import { page, pageParameters } from '../../pagination.ts'
import { integer, metadata, oneOf, text } from '../../parameters.ts'
import { couponNamed } from '../found.ts'
import { mergeMetadata, metadataChange, percentage } from '../rules.ts'

const terms = {
  amount_off: integer({ min: 1 }),
  currency: currency(),
  duration: oneOf('forever', 'once', 'repeating'),
  duration_in_months: integer({ min: 1 }),
  percent_off: percentage(),
}

interface Terms {
  amount_off?: number
  currency?: string
  duration?: string
  duration_in_months?: number
  percent_off?: number
}

function assertTerms({ amount_off: amount, percent_off: percent, ...terms }: Terms): void {
  if ((amount === undefined) === (percent === undefined)) {
    throw invalidParameter('You must pass exactly one of `percent_off` or `amount_off`.', 'percent_off')
  }
  if (amount !== undefined && terms.currency === undefined) throw missingParameter('currency')
  const repeats = terms.duration === 'repeating'
  if (repeats && terms.duration_in_months === undefined) throw missingParameter('duration_in_months')
  if (!repeats && terms.duration_in_months !== undefined) {
    throw invalidParameter('Only for coupons that repeat.', 'duration_in_months')
  }
}

const create = endpoint({
  method: 'POST',
  path: '/v1/coupons',
  parameters: {
    ...terms,
    id: text({ max: 200 }),
    max_redemptions: integer({ min: 1 }),
    metadata: metadata(),
    name: text({ max: 40 }),
    redeem_by: integer({ min: 1 }),
  },
  run({ world, params }) {
    assertTerms(params)
    const id = params.id ?? newId('co', 8).slice(3)
    if (world.tables.coupons.get(id)) {
      const code = 'resource_already_exists'
      throw new StripeFault(400, 'Coupon already exists.', { code, param: 'id' })
    }
    const coupon = world.tables.coupons.put({
      id,
      object: 'coupon',
      amount_off: params.amount_off ?? null,
      created: world.clock.now(),
      currency: params.amount_off === undefined ? null : (params.currency ?? null),
      duration: params.duration ?? 'once',
      duration_in_months: params.duration_in_months ?? null,
      livemode: false,
      max_redemptions: params.max_redemptions ?? null,
      metadata: params.metadata ?? {},
      name: params.name ?? null,
      percent_off: params.percent_off ?? null,
      redeem_by: params.redeem_by ?? null,
      times_redeemed: 0,
      valid: true,
    })
    world.emit('coupon.created', coupon)
    return coupon
  },
})

const retrieve = endpoint({
  method: 'GET',
  path: '/v1/coupons/:id',
  parameters: {},
  run: ({ world, path: [id = ''] }) => couponNamed(world, id),
})

const update = endpoint({
  method: 'POST',
  path: '/v1/coupons/:id',
  parameters: { metadata: metadataChange(), name: text({ max: 40 }) },
  run({ world, params, path: [id = ''] }) {
    const before = couponNamed(world, id)
    const after = world.tables.coupons.put({
      ...before,
      name: params.name ?? before.name,
      metadata: mergeMetadata(before.metadata ?? {}, params.metadata),
    })
    world.emit('coupon.updated', after, undefined, before)
    return after
  },
})

/** Whoever has its discount keeps it; nobody gets it any more. */
const remove = endpoint({
  method: 'DELETE',
  path: '/v1/coupons/:id',
  parameters: {},
  run({ world, path: [id = ''] }) {
    const coupon = couponNamed(world, id)
    const after = world.tables.coupons.put({ ...coupon, valid: false })
    world.emit('coupon.deleted', after)
    return { id, object: 'coupon', deleted: true }
  },
})

const listAll = endpoint({
  method: 'GET',
  path: '/v1/coupons',
  parameters: pageParameters,
  run({ world, params }) {
    const found = world.tables.coupons.newestFirst().filter(({ valid }) => valid)
    return page('/v1/coupons', found, params)
  },
})

export const coupons = [create, retrieve, update, remove, listAll]
