import { currency } from '../../amounts.ts'
import { endpoint } from '../../endpoint.ts'
import { noSuch, StripeFault } from '../../errors.ts'
import { newId } from '../../identifiers.ts'
import { page, pageParameters } from '../../pagination.ts'
import { flag, integer, metadata, object, oneOf, required, text } from '../../parameters.ts'
import type { World } from '../../world.ts'
import { couponNamed, customerNamed } from '../found.ts'
import { mergeMetadata, metadataChange } from '../rules.ts'
import type { PromotionCode } from './catalogue-types.ts'

const create = endpoint({
  method: 'POST',
  path: '/v1/promotion_codes',
  parameters: {
    active: flag(),
    code: text({ max: 500 }),
    customer: text(),
    expires_at: integer({ min: 1 }),
    max_redemptions: integer({ min: 1 }),
    metadata: metadata(),
    promotion: required(object({ coupon: required(text()), type: required(oneOf('coupon')) })),
    restrictions: object({
      first_time_transaction: flag(),
      minimum_amount: integer({ min: 1 }),
      minimum_amount_currency: currency(),
    }),
  },
  run({ world, params }) {
    couponNamed(world, params.promotion.coupon, 'promotion[coupon]')
    if (params.customer !== undefined) customerNamed(world, params.customer, 'customer')
    const code = params.code ?? newId('c', 8).slice(2).toUpperCase()
    assertFree(world, code)
    const made = world.tables.promotionCodes.put({
      id: newId('promo'),
      object: 'promotion_code',
      active: params.active ?? true,
      code,
      created: world.clock.now(),
      customer: params.customer ?? null,
      customer_account: null,
      expires_at: params.expires_at ?? null,
      livemode: false,
      max_redemptions: params.max_redemptions ?? null,
      metadata: params.metadata ?? {},
      promotion: params.promotion,
      restrictions: {
        first_time_transaction: params.restrictions?.first_time_transaction ?? false,
        minimum_amount: params.restrictions?.minimum_amount ?? null,
        minimum_amount_currency: params.restrictions?.minimum_amount_currency ?? null,
      },
      times_redeemed: 0,
    })
    world.emit('promotion_code.created', made)
    return made
  },
})

function assertFree(world: World, code: string): void {
  const same = (each: PromotionCode) => each.active && each.code.toLowerCase() === code.toLowerCase()
  if (!world.tables.promotionCodes.values().some(same)) return
  const message = 'An active promotion code with the same code already exists.'
  throw new StripeFault(400, message, { code: 'resource_already_exists', param: 'code' })
}

function codeNamed(world: World, id: string): PromotionCode {
  const code = world.tables.promotionCodes.get(id)
  if (!code) throw noSuch('promotion code', id)
  return code
}

const retrieve = endpoint({
  method: 'GET',
  path: '/v1/promotion_codes/:id',
  parameters: {},
  run: ({ world, path: [id = ''] }) => codeNamed(world, id),
})

const update = endpoint({
  method: 'POST',
  path: '/v1/promotion_codes/:id',
  parameters: { active: flag(), metadata: metadataChange() },
  run({ world, params, path: [id = ''] }) {
    const before = codeNamed(world, id)
    if (params.active && !before.active) assertFree(world, before.code)
    const after = world.tables.promotionCodes.put({
      ...before,
      active: params.active ?? before.active,
      metadata: mergeMetadata(before.metadata ?? {}, params.metadata),
    })
    world.emit('promotion_code.updated', after, undefined, before)
    return after
  },
})

const listAll = endpoint({
  method: 'GET',
  path: '/v1/promotion_codes',
  parameters: { ...pageParameters, active: flag(), code: text(), coupon: text(), customer: text() },
  run({ world, params }) {
    const { active, code, coupon, customer } = params
    const found = world.tables.promotionCodes
      .newestFirst()
      .filter((each) => active === undefined || each.active === active)
      .filter((each) => code === undefined || each.code.toLowerCase() === code.toLowerCase())
      .filter((each) => coupon === undefined || each.promotion.coupon === coupon)
      .filter((each) => customer === undefined || each.customer === customer)
    return page('/v1/promotion_codes', found, params)
  },
})

export const promotionCodes = [create, retrieve, update, listAll]
