import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import createError from '@fastify/error'
import type { z } from 'zod'
import type * as contract from '../contract.ts'

export const WrongPoll = createError('WRONG_POLL', '%s', 422)

const HOUR = 3_600_000
const LONGEST = 180 * 24 * HOUR

type Asked = z.output<typeof contract.NewPoll>

interface Prepared {
  options: string[]
  multiple: boolean
  endsAt: string | null
}

/** @throws WrongPoll */
export function preparePoll(ctx: Ctx, { options, multiple = false, endsAt = '' }: Asked): Prepared {
  if (new Set(options.map((option) => option.toLowerCase())).size < options.length)
    throw wrong('options', 'Two answers are the same.')
  const length = Date.parse(endsAt) - ctx.now.getTime()
  if (endsAt && (length <= 0 || length > LONGEST))
    throw wrong('endsAt', 'A poll ends in the future, within half a year.')
  return { options, multiple, endsAt: endsAt || null }
}

export function openPoll(ctx: Ctx, postId: string, { options }: Prepared): void {
  ctx.write(sql`
    insert into poll_options (post_id, position, label)
    select ${postId}::uuid, place - 1, label from unnest(${options}::text[]) with ordinality as option(label, place)`)
}

const wrong = (field: string, why: string) =>
  Object.assign(new WrongPoll(why), { fields: { [`poll.${field}`]: why } })
