import type { Ctx } from '@banter/tenants/context'
import type { z } from 'zod'
import type { Media } from '../../media/media.ts'
import { personOf } from '../../people/person.ts'
import { doorOf, enter } from './check-in.ts'
import type { DoorCodes } from './code.ts'
import type { sendCheckIns } from './contract.ts'

type Item = z.output<typeof sendCheckIns.schema.body>['items'][number]
type Results = z.output<(typeof sendCheckIns.schema.response)[200]>

/** What a door noted without a network, in the order in which people came. Each item has its own result; none stops the others. */
export async function takeQueue(
  ctx: Ctx,
  media: Media,
  id: string,
  items: Item[],
  codes: DoorCodes,
): Promise<Results> {
  const event = await doorOf(ctx, id)
  const results: Results['items'] = []
  for (const { id: checkInId, at: noted, ...shown } of [...items].sort((a, b) => a.at.localeCompare(b.at))) {
    const { result, guest, at } = await enter(ctx, event, shown, codes, { at: new Date(noted), checkInId })
    results.push({
      id: checkInId,
      result,
      person: guest && personOf(media, guest),
      guests: guest?.guests ?? 0,
      checkedInAt: at?.toISOString() ?? null,
    })
  }
  return { items: results }
}
