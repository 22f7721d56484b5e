import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { after, type Job } from '../job.ts'
import { accountClosed, userBlocked } from '../people/topics.ts'
import { nameToken } from './names.ts'

const QUEUE = 'notifications'

export const forgettingJobs: Job[] = [
  after(userBlocked, QUEUE, 'forget-each-other', async (ctx, { user_id, other_id }) => {
    forgetNotices(ctx, user_id, other_id)
    forgetNotices(ctx, other_id, user_id)
  }),
  after(accountClosed, QUEUE, 'forget-notices', async (ctx, { user_id }) => {
    ctx.write(sql`delete from notifications where user_id = ${user_id}::uuid`)
    ctx.write(sql`delete from mail_choices where user_id = ${user_id}::uuid`)
  }),
]

/** What names them goes. What is said of an order stays: that goes on. */
function forgetNotices(ctx: Ctx, readerId: string, otherId: string): void {
  ctx.write(sql`
    delete from notifications n
     where n.user_id = ${readerId}::uuid and n.kind not like 'order%'
       and strpos(n.title, ${nameToken(otherId)}) > 0`)
}
