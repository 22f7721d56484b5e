import { sql } from '@banter/tenants/database'
import { after, type Job } from '../job.ts'
import { contentRemoved, contentReported, reportResolved } from '../moderation/topics.ts'
import { userFollowed } from '../people/topics.ts'
import { nameOf, peopleWhere, tell, thePerson } from './tell.ts'

const QUEUE = 'notifications'

const words: Record<string, string> = {
  post: 'post',
  comment: 'comment',
  product: 'listing',
  person: 'profile',
  club: 'club',
  event: 'event',
}

export const peopleNews: Job[] = [
  after(userFollowed, QUEUE, 'tell-followed', async (ctx, { user_id, other_id }, services) => {
    const [still] = await ctx.sql(
      sql`select from follows where follower_id = ${user_id}::uuid and followee_id = ${other_id}::uuid`,
    )
    if (!still) return
    await tell(ctx, services, {
      to: await thePerson(ctx, other_id, user_id),
      about: `followed:${user_id}`,
      kind: 'followed',
      title: `${await nameOf(ctx, user_id)} follows you`,
      body: '',
      href: `/people/${user_id}`,
    })
  }),
  after(contentReported, QUEUE, 'tell-reported', async (ctx, { subject, subject_id }, services) => {
    const [count] = await ctx.sql<{ count: number }>(
      sql`select count(*)::int as count from reports where subject = ${subject} and subject_id = ${subject_id}::uuid and state = 'open'`,
    )
    if (!count?.count) return
    await tell(ctx, services, {
      to: await peopleWhere(ctx, sql`u.role in ('moderator', 'admin')`, null),
      about: `reported:${subject_id}`,
      kind: 'reported',
      title: `A ${words[subject]} was reported${count.count > 1 ? ` by ${count.count} people` : ''}`,
      body: 'Please look at it.',
      href: '/admin/reports',
      grows: true,
    })
  }),
  after(
    reportResolved,
    QUEUE,
    'tell-report-outcome',
    async (ctx, { subject, report_ids, decision }, services) => {
      const reporters = sql`u.id in (select reporter_id from reports where id = any(${report_ids}::uuid[]))`
      await tell(ctx, services, {
        to: await peopleWhere(ctx, reporters, null),
        about: `report_outcome:${report_ids[0]}`,
        kind: 'report_outcome',
        title:
          decision === 'removed'
            ? `The ${words[subject]} you reported was removed`
            : 'The moderators looked at your report',
        body:
          decision === 'removed'
            ? 'Thank you for telling us.'
            : `The ${words[subject]} stays: it does not break the rules.`,
        href: '/notifications',
      })
    },
  ),
  after(contentRemoved, QUEUE, 'tell-removed-author', async (ctx, said, services) => {
    if (!said.author_id) return
    const what = `${words[said.subject]}${said.title ? ` “${said.title}”` : ''}`
    await tell(ctx, services, {
      to: await thePerson(ctx, said.author_id, null),
      about: `removed_content:${said.subject_id}`,
      kind: 'content_removed',
      title: `Moderators removed your ${what}`,
      body: said.note || 'It breaks the school’s rules.',
      href: '/notifications',
      mail: { label: 'See your notifications', reason: 'You put this up on Banter.' },
    })
  }),
]
