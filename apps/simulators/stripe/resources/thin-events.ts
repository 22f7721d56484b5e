import { endpoint } from '../endpoint.ts'
import { noSuch } from '../errors.ts'

const retrieve = endpoint({
  method: 'GET',
  path: '/v2/core/events/:id',
  parameters: {},
  run({ world, path: [id = ''] }) {
    const event = world.tables.thinEvents.get(id)
    if (!event) throw noSuch('event', id)
    return event
  },
})

export const thinEvents = [retrieve]
