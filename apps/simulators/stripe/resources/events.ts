import { endpoint } from '../endpoint.ts'
import { noSuch } from '../errors.ts'
import { page, pageParameters } from '../pagination.ts'
import { flag, list as listOf, text } from '../parameters.ts'

const retrieve = endpoint({
  method: 'GET',
  path: '/v1/events/:id',
  parameters: {},
  run({ world, path: [id = ''] }) {
    const event = world.tables.events.get(id)
    if (!event) throw noSuch('event', id)
    return event
  },
})

const list = endpoint({
  method: 'GET',
  path: '/v1/events',
  parameters: {
    ...pageParameters,
    delivery_success: flag(),
    type: text(),
    types: listOf(text(), { max: 20 }),
  },
  run({ world, params }) {
    const { type, types, delivery_success: delivered } = params
    const patterns = types ?? (type === undefined ? ['*'] : [type])
    const found = world.tables.events
      .newestFirst()
      .filter((event) => patterns.some((pattern) => matches(event.type, pattern)))
      .filter((event) => delivered === undefined || (event.pending_webhooks === 0) === delivered)
    return page('/v1/events', found, params)
  },
})

/** A `*` stands for any run of characters, as in `charge.*`. */
function matches(type: string, pattern: string): boolean {
  const [start = '', ...rest] = pattern.split('*')
  return rest.length === 0 ? type === pattern : type.startsWith(start) && type.endsWith(rest.join('*'))
}

export const events = [retrieve, list]
