import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import type { MoveRow, OfferRow } from './offer-rows.ts'

interface Answer {
  offer: Pick<OfferRow, 'buyerId' | 'sellerId'>
  /** What there was before it. */
  moves: MoveRow[]
  by: string
}

/** A seller answered what a buyer offered: how long that took is what others can expect. */
export function countAnswer(ctx: Ctx, { offer, moves, by }: Answer): void {
  const asked = moves.at(-1)
  if (by !== offer.sellerId || asked?.actorId !== offer.buyerId) return
  const seconds = Math.max(0, Math.round((ctx.now.getTime() - asked.at.getTime()) / 1_000))
  ctx.write(sql`
    insert into standings (user_id, answers, answer_seconds) values (${offer.sellerId}::uuid, 1, ${seconds})
    on conflict (school_id, user_id) do update
       set answers = standings.answers + 1, answer_seconds = standings.answer_seconds + excluded.answer_seconds`)
}
