import { sql } from '@banter/tenants/database'
import { after, type Job } from '../../../job.ts'
import { queueMail } from '../../../mail/queue-mail.ts'
import {
  contentRemoved,
  contentReported,
  personSuspended,
  personWarned,
  reportResolved,
  suspensionEnded,
} from '../../../moderation/topics.ts'
import { userFollowed } from '../../../people/topics.ts'
import { nameOf, peopleWhere, staffBut, tell, thePerson } from '../../tell.ts'

const QUEUE = 'notifications'
const ACCOUNT = 'You have an account at this school on Banter.'

const words: Record<string, string> = {
  post: 'post',
  comment: 'comment',
  product: 'listing',
  person: 'profile',
  club: 'club',
  event: 'event',
  review: 'rating',
  reply: 'reply to a rating',
}

/** Reporters learn that something was done; what was done to a person is theirs to know. */
function outcomeWords(subject: string, decision: string) {
  if (decision === 'kept')
    return {
      title: 'The moderators looked at your report',
      body: `The ${words[subject]} stays: it does not break the rules.`,
    }
  const title =
    subject === 'person' || subject === 'club'
      ? 'The moderators acted on your report'
      : `The ${words[subject]} you reported was removed`
  return { title, body: 'Thank you for telling us.' }
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
      title: `${nameOf(user_id)} follows you`,
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
      to: await staffBut(ctx),
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
        ...outcomeWords(subject, decision),
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
  after(personWarned, QUEUE, 'tell-warned', async (ctx, { user_id, sanction_id, reason }, services) => {
    await tell(ctx, services, {
      to: await thePerson(ctx, user_id, null),
      about: `warned:${sanction_id}`,
      kind: 'warned',
      title: `A warning from ${ctx.school.name}`,
      body: reason,
      href: '/notifications',
      mail: { label: 'See your notifications', reason: ACCOUNT },
    })
  }),
  after(personSuspended, QUEUE, 'tell-suspended', async (ctx, { user_id, sanction_id, reason, ends_at }) => {
    const [person] = await ctx.sql<{ email: string }>(
      sql`select email from users where id = ${user_id}::uuid and status = 'suspended'`,
    )
    if (!person) return
    const until = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' }).format(
      new Date(ends_at),
    )
    await queueMail(ctx, {
      about: `suspended:${sanction_id}`,
      recipient: person.email,
      subject: `Your account at ${ctx.school.name} is suspended`,
      heading: `Suspended until ${until}`,
      paragraphs: [reason, 'Until then you cannot sign in. After that everything is as you left it.'],
      notes: ['If you think that this is a mistake, please write to your school’s office.'],
      reason: ACCOUNT,
    })
  }),
  after(suspensionEnded, QUEUE, 'tell-suspension-ended', async (ctx, { user_id }, services) => {
    await tell(ctx, services, {
      to: await thePerson(ctx, user_id, null),
      about: `let_in:${user_id}:${ctx.now.toISOString()}`,
      kind: 'suspension_ended',
      title: 'Your suspension is over',
      body: 'You can sign in and use Banter again.',
      href: '/',
      mail: { label: 'Open Banter', reason: ACCOUNT },
    })
  }),
]
