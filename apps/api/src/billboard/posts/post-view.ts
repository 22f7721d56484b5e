import type { ReadCtx, Viewer } from '@banter/tenants/context'
import { allows } from '../../clubs/membership.ts'
import type { Media } from '../../media/media.ts'
import { viewOf } from '../../media/views.ts'
import { personOf } from '../../people/person.ts'
import type { Card, Poll, Post } from '../contract.ts'
import * as policy from '../policy.ts'
import { EXCERPT, type PostRow } from './post-rows.ts'

interface Extras {
  card: Card | null
  /** Not only the beginning of a long text. */
  whole: boolean
}

export function shownPost(
  ctx: ReadCtx,
  media: Media,
  viewer: Viewer,
  row: PostRow,
  { card, whole }: Extras,
): Post {
  const facts = factsOf(row)
  const mine = row.authorId === viewer.id
  const truncated = !whole && row.body.length > EXCERPT
  return {
    id: row.id,
    kind: row.kind === 'announcement' ? 'announcement' : 'post',
    author: personOf(media, { id: row.authorId, name: row.authorName, avatarKey: row.avatarKey }),
    club: clubOf(media, row),
    visibility: row.visibility,
    body: truncated ? `${beginning(row.body)}…` : row.body,
    truncated,
    mentions: row.mentions,
    tags: row.tags,
    media: row.pictures?.map((picture) => viewOf(media, picture)) ?? [],
    poll: row.options ? shownPoll(ctx, row, row.options) : null,
    card,
    announcement: announcementOf(viewer, row, facts),
    likeCount: row.likeCount,
    commentCount: row.commentCount,
    liked: row.liked,
    saved: row.saved,
    createdAt: row.createdAt.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
    pinned: row.pinnedAt !== null,
    locked: row.lockedAt !== null,
    archived: row.archivedAt !== null,
    hidden: row.hiddenAt !== null,
    mine,
    mayEdit: mine && policy.editableUntil(row.authorSince, row.createdAt, ctx.now) > ctx.now,
    ...rightsOf(viewer, facts),
  }
}

const rightsOf = (viewer: Viewer, facts: policy.PostFacts) => ({
  mayDelete: policy.canDelete(viewer, facts),
  mayPin: policy.canPin(viewer, facts),
  mayLock: policy.canLock(viewer, facts),
  mayArchive: policy.canArchive(viewer, facts),
})

export const factsOf = (
  row: Pick<PostRow, 'authorId' | 'clubId' | 'clubRole' | 'createdAt'>,
): policy.PostFacts => ({
  authorId: row.authorId,
  clubId: row.clubId,
  mayModerate: allows(row.clubRole, 'moderate'),
  mayPin: allows(row.clubRole, 'pin'),
  mayAnnounce: allows(row.clubRole, 'announce'),
  createdAt: row.createdAt,
})

function clubOf(media: Media, { clubId, clubSlug, clubName, logoKey }: PostRow): Post['club'] {
  if (!clubId) return null
  return {
    id: clubId,
    slug: clubSlug ?? '',
    name: clubName ?? '',
    logo: logoKey ? media.url(logoKey, 'thumb') : null,
  }
}

/** Nobody's vote follows the others': counts are told to those who have voted, and to all when it is over. */
export function shownPoll(
  ctx: ReadCtx,
  { pollEndsAt, pollMultiple, chosen }: Pick<PostRow, 'pollEndsAt' | 'pollMultiple' | 'chosen'>,
  options: NonNullable<PostRow['options']>,
): Poll {
  const ended = pollEndsAt !== null && pollEndsAt <= ctx.now
  const voted = (chosen?.length ?? 0) > 0
  return {
    options: options.map(({ position, label, votes }) => ({
      position,
      label,
      votes: voted || ended ? votes : null,
      mine: chosen?.includes(position) ?? false,
    })),
    multiple: pollMultiple,
    endsAt: pollEndsAt?.toISOString() ?? null,
    ended,
    voted,
  }
}

function announcementOf(viewer: Viewer, row: PostRow, facts: policy.PostFacts): Post['announcement'] {
  if (row.kind !== 'announcement') return null
  const staff = policy.canAnnounce(viewer, facts)
  return {
    expiresAt: row.expiresAt?.toISOString() ?? null,
    acknowledge: row.acknowledge,
    acknowledged: row.read,
    acknowledgedCount: staff && row.acknowledge ? row.acknowledged : null,
  }
}

/** To the last whole word. */
function beginning(body: string): string {
  const cut = body.slice(0, EXCERPT)
  const space = cut.lastIndexOf(' ')
  return space > EXCERPT / 2 ? cut.slice(0, space) : cut
}
