import type { Ctx, ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import {
  clubArchived,
  clubFrozen,
  handoverAccepted,
  handoverDeclined,
  handoverOffered,
  inviteAccepted,
  inviteSent,
  joinDeclined,
  joinRequested,
  memberJoined,
  memberLeft,
  presidentChanged,
  termEnding,
} from '../../../clubs/topics.ts'
import { after, type Job, type Services } from '../../../job.ts'
import { type News, nameOf, peopleWhere, type Told, tell, thePerson } from '../../tell.ts'

const QUEUE = 'notifications'
const MEMBER = 'You are part of this club on Banter.'

export const clubNews: Job[] = [
  after(
    joinRequested,
    QUEUE,
    'tell-join-requested',
    async (ctx, { club_id, user_id, request_id }, services) => {
      const [open] = await ctx.sql(
        sql`select from club_requests where id = ${request_id}::uuid and state = 'pending'`,
      )
      if (!open) return
      const title = `${nameOf(user_id)} wants to join`
      await ofClub(ctx, services, club_id, await leadersOf(ctx, club_id, user_id), (club) => ({
        about: `join_request:${request_id}`,
        title: `${title} ${club.name}`,
        body: 'Please look at the request.',
        href: `${club.path}/requests`,
      }))
    },
  ),
  after(memberJoined, QUEUE, 'tell-joined', async (ctx, { club_id, user_id, actor_id, how }, services) => {
    if (how !== 'approved' && how !== 'appointed') return
    await ofClub(ctx, services, club_id, await thePerson(ctx, user_id, actor_id), (club) => ({
      about: `joined:${club_id}`,
      title: `You are in: ${club.name}`,
      body: club.welcome || 'Have a look at what is going on.',
      mail: { label: 'Open the club', reason: 'You asked to join this club on Banter.' },
    }))
  }),
  after(memberJoined, QUEUE, 'tell-welcome', async (ctx, { club_id, user_id, how }, services) => {
    if (how !== 'joined' && how !== 'invited') return
    await ofClub(ctx, services, club_id, await thePerson(ctx, user_id, null), (club) =>
      club.welcome
        ? { about: `joined:${club_id}`, title: `Welcome to ${club.name}`, body: club.welcome }
        : null,
    )
  }),
  after(
    joinDeclined,
    QUEUE,
    'tell-join-declined',
    async (ctx, { club_id, user_id, request_id, reason }, services) =>
      ofClub(ctx, services, club_id, await thePerson(ctx, user_id, null), (club) => ({
        about: `join_request:${request_id}`,
        title: `${club.name} did not take you in this time`,
        body: reason,
      })),
  ),
  after(memberLeft, QUEUE, 'tell-removed', async (ctx, { club_id, user_id, how }, services) => {
    if (how !== 'removed') return
    await ofClub(ctx, services, club_id, await thePerson(ctx, user_id, null), (club) => ({
      about: `removed:${club_id}:${ctx.now.toISOString().slice(0, 10)}`,
      title: `You are no longer in ${club.name}`,
      body: '',
      href: '/clubs',
    }))
  }),
  after(
    inviteSent,
    QUEUE,
    'tell-invited',
    async (ctx, { club_id, user_id, actor_id, invite_id }, services) => {
      const [open] = await ctx.sql(
        sql`select from club_invites where id = ${invite_id}::uuid and state = 'pending'`,
      )
      if (!open) return
      const by = nameOf(actor_id)
      await ofClub(ctx, services, club_id, await thePerson(ctx, user_id, actor_id), (club) => ({
        about: `invite:${invite_id}`,
        title: `${by} invites you to ${club.name}`,
        body: 'You can accept or decline.',
        mail: { label: 'See the invitation', reason: 'Somebody at your school invited you.' },
      }))
    },
  ),
  after(
    inviteAccepted,
    QUEUE,
    'tell-invite-accepted',
    async (ctx, { club_id, user_id, invite_id }, services) => {
      const inviter = sql`u.id = (select invited_by_id from club_invites where id = ${invite_id}::uuid)`
      const who = nameOf(user_id)
      await ofClub(ctx, services, club_id, await peopleWhere(ctx, inviter, user_id), (club) => ({
        about: `invite_accepted:${invite_id}`,
        title: `${who} joined ${club.name}`,
        body: 'You invited them.',
      }))
    },
  ),
  after(
    handoverOffered,
    QUEUE,
    'tell-handover-offered',
    async (ctx, { club_id, handover_id, from_id, to_id, role }, services) => {
      const by = nameOf(from_id)
      await ofClub(ctx, services, club_id, await thePerson(ctx, to_id, from_id), (club) => ({
        about: `handover:${handover_id}`,
        title: `${by} wants to hand over ${club.name} to you`,
        body: `You would be its ${role}.`,
        mail: { label: 'Look at the handover', reason: MEMBER },
      }))
    },
  ),
  ...(
    [
      [handoverAccepted, 'tell-handover-accepted', 'accepted'],
      [handoverDeclined, 'tell-handover-declined', 'declined'],
    ] as const
  ).map(([topic, name, word]) =>
    after(topic, QUEUE, name, async (ctx, { club_id, handover_id, from_id, to_id }, services) => {
      if (!from_id) return
      const who = nameOf(to_id)
      await ofClub(ctx, services, club_id, await thePerson(ctx, from_id, to_id), (club) => ({
        about: `handover_${word}:${handover_id}`,
        title: `${who} ${word} the handover of ${club.name}`,
        body: '',
      }))
    }),
  ),
  after(
    presidentChanged,
    QUEUE,
    'tell-president',
    async (ctx, { club_id, user_id, actor_id, how }, services) =>
      ofClub(ctx, services, club_id, await thePerson(ctx, user_id, actor_id), (club) => ({
        about: `president:${club_id}:${ctx.now.toISOString()}`,
        title: `You lead ${club.name} now`,
        body:
          how === 'appointed' ? 'The school has appointed you.' : 'Its president has left the school’s site.',
        mail: { label: 'Open the club', reason: MEMBER },
      })),
  ),
  after(
    clubArchived,
    QUEUE,
    'tell-club-archived',
    async (ctx, { club_id, actor_id, by_school }, services) => {
      if (!by_school) return
      await ofClub(ctx, services, club_id, await leadersOf(ctx, club_id, actor_id), (club) => ({
        about: `archived:${club_id}:${ctx.now.toISOString()}`,
        title: `The school has archived ${club.name}`,
        body: club.archiveReason || 'It can be read, and the school can bring it back.',
        mail: { label: 'Open the club', reason: MEMBER },
      }))
    },
  ),
  after(clubFrozen, QUEUE, 'tell-club-frozen', async (ctx, { club_id }, services) =>
    ofClub(ctx, services, club_id, await peopleWhere(ctx, sql`u.role = 'admin'`, null), (club) => ({
      about: `frozen:${club_id}:${ctx.now.toISOString()}`,
      title: `Nobody leads ${club.name} any more`,
      body: 'It can only be read until you appoint somebody.',
      mail: { label: 'Open the club', reason: 'You look after this school on Banter.' },
    })),
  ),
  after(
    termEnding,
    QUEUE,
    'tell-term-ending',
    async (ctx, { club_id, user_id, term_ends_at, days }, services) =>
      ofClub(ctx, services, club_id, await thePerson(ctx, user_id, null), (club) => ({
        about: `term:${club_id}:${term_ends_at}:${days}`,
        title: days
          ? `Your term in ${club.name} ends in ${days} days`
          : `Your term in ${club.name} has ended`,
        body: 'Please find who comes next and hand over.',
        mail: { label: 'Hand over', reason: MEMBER },
      })),
  ),
]

interface Club {
  name: string
  /** What it says to new members. */
  welcome: string
  /** Why the school put it away. */
  archiveReason: string
  path: string
}

type Said = Pick<News, 'about' | 'title' | 'body'> & Partial<News>

/** Tells people of a club that is still there. */
async function ofClub(
  ctx: Ctx,
  services: Services,
  clubId: string,
  to: Told[],
  say: (club: Club) => Said | null,
) {
  if (!to.length) return
  const [row] = await ctx.sql<Omit<Club, 'path'> & { slug: string }>(sql`
    select name, slug, welcome, archive_reason as "archiveReason" from clubs where id = ${clubId}::uuid and deleted_at is null`)
  if (!row) return
  const path = `/clubs/${row.slug}`
  const said = say({ ...row, path })
  if (!said) return
  await tell(ctx, services, { to, kind: `club_${said.about.split(':')[0]}`, href: path, ...said })
}

const leadersOf = (ctx: ReadCtx, clubId: string, actor: string | null) =>
  peopleWhere(
    ctx,
    sql`exists (select from club_members m where m.school_id = u.school_id and m.club_id = ${clubId}::uuid and m.user_id = u.id
          and m.role in ('president', 'officer'))`,
    actor,
  )
