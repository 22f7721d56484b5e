import { sql } from '@banter/tenants/database'
import { clock } from '@banter/tenants/testing'
import type { z } from 'zod'
import type { Asker, TestCampus } from '../../test/campus.ts'
import { acceptInvite, listMyInvites } from './admission/contract.ts'
import type * as contract from './contract.ts'
import { createClub } from './contract.ts'
import { joinClub } from './members/contract.ts'
import { acceptOffice, offerOffice } from './succession/contract.ts'

type NewClub = z.input<typeof contract.createClub.schema.body>

let made = 0

/** A club of its own name, that the second officer has yet to join. */
export function found(president: Asker, second: Asker, over: Partial<NewClub> = {}) {
  made += 1
  const body = { name: `Club ${made}`, category: 'social' as const, secondOfficer: second.viewer.id, ...over }
  return president(createClub, { body })
}

/** A club with its two officers. */
export async function foundWithTwo(campus: TestCampus, over: Partial<NewClub> = {}) {
  const [president, officer] = [await campus.student('Paula President'), await campus.student('Otto Officer')]
  const club = await found(president, officer, over)
  await acceptOf(officer, club.id)
  return { club, president, officer }
}

/** Takes up the invitation to this club. */
export async function acceptOf(person: Asker, clubId: string) {
  const { items } = await person(listMyInvites)
  const invite = items.find(({ club }) => club.id === clubId)
  if (!invite) throw new Error('There is no invitation.')
  return await person(acceptInvite, { params: { id: invite.id } })
}

/** A club whose presidency one has handed to the other. */
export async function handedOver(from: Asker, to: Asker) {
  const club = await found(from, to)
  await acceptOf(to, club.id)
  const { id } = await from(offerOffice, { ...of(club), body: { to: to.viewer.id } })
  return await to(acceptOffice, { params: { id } })
}

export async function join(clubId: string, ...people: Asker[]) {
  for (const person of people) await person(joinClub, { params: { id: clubId }, body: {} })
}

export const of = ({ id }: { id: string }) => ({ params: { id } })

/** Goes on so many days later, with everybody still signed in. */
export async function daysLater<T>(campus: TestCampus, days: number, work: () => Promise<T>): Promise<T> {
  await campus.command(async ({ db }) => {
    await db.session.updateMany({ data: { expiresAt: new Date(Date.now() + 400 * 86_400_000) } })
  })
  clock.offsetMs += days * 86_400_000
  try {
    return await work()
  } finally {
    clock.offsetMs -= days * 86_400_000
  }
}

/** The count that is kept is the number of rows, and an active club has one president: whatever happened. */
export async function soundness(campus: TestCampus, clubId: string) {
  const [row] = await campus.read((ctx) =>
    ctx.sql<{ state: string; kept: number; members: number; presidents: number }>(sql`
      select c.state, c.member_count as kept, count(m.user_id)::int as members,
             count(*) filter (where m.role = 'president')::int as presidents
        from clubs c left join club_members m on m.school_id = c.school_id and m.club_id = c.id
       where c.id = ${clubId}::uuid group by c.school_id, c.id`),
  )
  if (!row) throw new Error('There is no such club.')
  return { ...row, sound: row.kept === row.members && row.presidents === (row.state === 'frozen' ? 0 : 1) }
}

/** What was said of a club, oldest first. */
export async function saidOf(campus: TestCampus, clubId: string) {
  const rows = await campus.read((ctx) =>
    ctx.sql<{ topic: string }>(sql`
      select topic from outbox where payload->>'club_id' = ${clubId} and topic <> 'club_deadline' order by seq`),
  )
  return rows.map(({ topic }) => topic)
}
