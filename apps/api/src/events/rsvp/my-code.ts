import { type ReadCtx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import QRCode from 'qrcode'
import { NotFound } from '../../http/errors.ts'
import type { DoorCodes } from '../door/code.ts'
import { loadEvent } from '../event-rows.ts'

/** The viewer's own code, while they have a place. @throws NotFound */
export async function myCode(ctx: ReadCtx, id: string, codes: DoorCodes): Promise<string> {
  const { state } = await loadEvent(ctx, id)
  const { id: userId } = signedIn(ctx)
  const [place] = await ctx.sql(sql`
    select from rsvps where event_id = ${id}::uuid and user_id = ${userId}::uuid and status = 'going'`)
  if (!place || state !== 'published') throw new NotFound()
  return codes.codeOf(id, userId)
}

export const qrOf = (code: string): Promise<string> =>
  QRCode.toString(code, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 })
