import { endpoint } from '../endpoint.ts'
import { noSuch } from '../errors.ts'
import { page, pageParameters } from '../pagination.ts'
import { text } from '../parameters.ts'

const retrieve = endpoint({
  method: 'GET',
  path: '/v1/charges/:id',
  parameters: {},
  run({ world, path: [id = ''] }) {
    const charge = world.tables.charges.get(id)
    if (!charge) throw noSuch('charge', id)
    return charge
  },
})

const list = endpoint({
  method: 'GET',
  path: '/v1/charges',
  parameters: { ...pageParameters, payment_intent: text(), transfer_group: text() },
  run({ world, params }) {
    const { payment_intent: intent, transfer_group: group } = params
    const found = world.tables.charges
      .newestFirst()
      .filter((charge) => intent === undefined || charge.payment_intent === intent)
      .filter((charge) => group === undefined || charge.transfer_group === group)
    return page('/v1/charges', found, params)
  },
})

export const charges = [retrieve, list]
