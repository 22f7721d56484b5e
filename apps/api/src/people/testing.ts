import { sql } from '@banter/tenants/database'
import { v7 } from 'uuid'
import type { Asker, TestCampus } from '../../test/campus.ts'

/** A club of these people, straight into the tables: what matters here is only that they share it. */
export async function clubOf(campus: TestCampus, ...members: Asker[]): Promise<string> {
  const [first] = members
  const id = v7()
  await campus.command(async (ctx) => {
    ctx.write(sql`
      insert into clubs (id, slug, name, category, created_by_id, member_count)
      values (${id}::uuid, ${`club-${id.slice(-8)}`}, 'Chess Club', 'gaming', ${first!.viewer.id}::uuid, ${members.length})`)
    ctx.write(sql`
      insert into club_members (club_id, user_id) select ${id}::uuid, unnest(${members.map(({ viewer }) => viewer.id)}::uuid[])`)
  })
  return id
}

export const idsOf = ({ items }: { items: { id: string }[] }) => items.map(({ id }) => id)
export const namesOf = ({ items }: { items: { name: string }[] }) => items.map(({ name }) => name)
export const at = (person: Asker) => ({ params: { id: person.viewer.id } })
