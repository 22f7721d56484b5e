import { listMembers } from '@banter/api/clubs/members/contract'
import { listPeople } from '@banter/api/people/contract'
import type { api } from '../../api.server.ts'
import { roleName } from '../words.ts'
import type { Found } from './found.ts'

type Ask = ReturnType<typeof api>
const MOST = 6

/** People of the school by name, but for oneself. */
export async function findPeople(ask: Ask, q: string, me?: string): Promise<Found[]> {
  if (q.trim().length < 2) return []
  const { items } = await ask(listPeople, { querystring: { q: q.trim().slice(0, 80), limit: MOST + 1 } })
  const found = items.filter(({ id }) => id !== me)
  return found.slice(0, MOST).map(({ id, name, avatar, major, year }) => ({
    id,
    name,
    avatar,
    note: [major, year && `Class of ${year}`].filter(Boolean).join(' · '),
  }))
}

/** Members of a club by name, but for oneself; without a name its officers, or else whoever joined last. */
export async function findMembers(ask: Ask, club: string, q: string): Promise<Found[]> {
  const name = q.trim().slice(0, 80)
  const some = async (query: { q: string } | { role: 'officers' } | object) => {
    const { items } = await ask(listMembers, {
      params: { id: club },
      querystring: { ...query, limit: MOST + 1 },
    })
    return items.filter(({ me }) => !me)
  }
  const officers = name ? await some({ q: name }) : await some({ role: 'officers' })
  const found = name || officers.length > 0 ? officers : await some({})
  return found.slice(0, MOST).map((member) => ({ ...member.person, note: roleName(member) }))
}
