import type { ReadCtx } from '@banter/tenants/context'
import createError from '@fastify/error'

export const IdAhead = createError(
  'ID_AHEAD',
  'The id was made by a clock that is ahead. Please check the time of your device.',
  422,
)
export const IdTaken = createError('ID_TAKEN', 'Something else already has this id.', 409)

const AHEAD_MS = 5 * 60_000

/** Lists sort by id, so an id from the future would keep its row on top of them. @throws IdAhead */
export function assertNotAhead(ctx: ReadCtx, id: string | undefined): void {
  if (id === undefined) return
  const madeAt = Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)
  if (madeAt > ctx.now.getTime() + AHEAD_MS) throw new IdAhead()
}
