import { sql } from '@banter/tenants/database'
import type { Topic } from '@banter/tenants/outbox'
import type { z } from 'zod'
import { postCreated, postDeleted, postUpdated } from '../billboard/topics.ts'
import {
  clubArchived,
  clubCreated,
  clubDeleted,
  clubFrozen,
  clubRestored,
  clubUpdated,
} from '../clubs/topics.ts'
import { eventCancelled, eventCreated, eventDeleted, eventUpdated } from '../events/topics.ts'
import { userCreated } from '../identity/topics.ts'
import { after, type Job } from '../job.ts'
import { productCreated, productDeleted, productUpdated } from '../marketplace/topics.ts'
import { accountClosed, userChanged } from '../people/topics.ts'
import type { Kind } from './contract.ts'
import { project, projectOwned } from './project.ts'

/** Whatever a topic says happened, the thing is read as it is now. */
function projects<T extends Topic>(
  kind: Kind,
  topics: T[],
  idOf: (payload: z.output<T['payload']>) => string,
): Job[] {
  return topics.map((topic) =>
    after(topic, 'search', `search-${topic.name}`, (ctx, payload) => project(ctx, kind, [idOf(payload)])),
  )
}

export const searchJobs: Job[] = [
  ...projects('post', [postCreated, postUpdated, postDeleted], ({ post_id }) => post_id),
  ...projects('person', [userCreated, userChanged], ({ user_id }) => user_id),
  ...projects(
    'club',
    [clubCreated, clubUpdated, clubDeleted, clubArchived, clubRestored, clubFrozen],
    ({ club_id }) => club_id,
  ),
  ...projects(
    'event',
    [eventCreated, eventUpdated, eventCancelled, eventDeleted],
    ({ event_id }) => event_id,
  ),
  ...projects('product', [productCreated, productUpdated, productDeleted], ({ product_id }) => product_id),
  after(accountClosed, 'search', 'search-account_closed', async (ctx, { user_id }) => {
    ctx.write(sql`delete from recent_searches where user_id = ${user_id}::uuid`)
    await projectOwned(ctx, user_id)
  }),
]
