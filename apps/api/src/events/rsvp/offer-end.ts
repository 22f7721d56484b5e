import type { Ctx } from '@banter/tenants/context'
import { lockEvent } from '../event-rows.ts'
import { settleLine } from './line.ts'

/** When an offer's time is over: whoever has not taken it by now has lost it, and the next in the line is asked. */
export async function endOffer(ctx: Ctx, eventId: string): Promise<void> {
  const event = await lockEvent(ctx, eventId)
  if (event?.state === 'published') await settleLine(ctx, event)
}
