import { sql } from '@banter/tenants/database'
import type { Asker, TestCampus } from '../../test/campus.ts'
import type { Role } from '../clubs/contract.ts'
import { newId } from '../http/contract.ts'
import { createComment } from './comments/contract.ts'
import { createPost } from './contract.ts'
import { saveDraft } from './drafts/contract.ts'

export const say = (who: Asker, body: string, more: object = {}) =>
  who(createPost, { body: { body, ...more } })

/** What was written, in the order of the list; ads say nothing of theirs. */
export const bodies = ({ items }: { items: object[] }) =>
  items.flatMap((item) => ('body' in item ? [String(item.body)] : []))

/** A club with these people in it. */
export function makeClub(
  campus: TestCampus,
  members: [Asker, Role][],
  { name = 'Chess Club', hidden = false } = {},
) {
  return campus.command(async ({ db, sql: run }) => {
    const club = await db.club.create({
      data: {
        slug: `club-${crypto.randomUUID().slice(0, 8)}`,
        name,
        category: 'other',
        hidden,
        createdById: members[0]![0].viewer.id,
        memberCount: members.length,
      },
    })
    for (const [{ viewer }, role] of members)
      await run(
        sql`insert into club_members (club_id, user_id, role) values (${club.id}::uuid, ${viewer.id}::uuid, ${role})`,
      )
    return club
  })
}

export const follow = (campus: TestCampus, follower: Asker, followee: Asker) =>
  campus.command(({ db }) =>
    db.follow.create({ data: { followerId: follower.viewer.id, followeeId: followee.viewer.id } }),
  )

/** As both of a pair have it. */
export const block = (campus: TestCampus, who: Asker, other: Asker) =>
  campus.command(async ({ db }) => {
    const [a, b] = [who.viewer.id, other.viewer.id]
    await db.block.create({ data: { userId: a, otherId: b, mine: true, theirs: false } })
    await db.block.create({ data: { userId: b, otherId: a, mine: false, theirs: true } })
  })

/** A picture or video that is uploaded and ready. */
export const upload = (campus: TestCampus, owner: Asker, kind: 'image' | 'video' = 'image') =>
  campus.command(async ({ db, now }) => {
    const asset = await db.mediaAsset.create({
      data: {
        ownerId: owner.viewer.id,
        purpose: 'post',
        kind,
        state: 'ready',
        publicId: `schools/x/${crypto.randomUUID()}`,
        version: 1,
        format: kind === 'image' ? 'jpg' : 'mp4',
        bytes: 1000,
        width: 800,
        height: 600,
        readyAt: now,
      },
    })
    return asset.id
  })

/** What was said on a topic, oldest first. */
export const saidOn = async (campus: TestCampus, topic: string) =>
  (
    await campus.read((ctx) =>
      ctx.sql<{ payload: Record<string, unknown> }>(
        sql`select payload from outbox where topic = ${topic} order by seq`,
      ),
    )
  ).map(({ payload }) => payload)

/** A comment on a post, and a draft: their ids. */
export async function begun(who: Asker, postId: string): Promise<string[]> {
  const comment = await who(createComment, { params: { id: postId }, body: { body: 'Well said' } })
  const draft = await who(saveDraft, { params: { id: newId() }, body: { body: 'Not yet' } })
  return [comment.id, draft.id]
}
