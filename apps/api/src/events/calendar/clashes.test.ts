import { expect, test } from 'vitest'
import type { z } from 'zod'
import { type Asker, makeCampus } from '../../../test/campus.ts'
import { live, makeClub } from '../testing.ts'
import { findClashes } from './contract.ts'

type Plan = z.input<typeof findClashes.schema.querystring>

const at = (time: string) => `2030-03-05T${time}`

async function tuesday() {
  const campus = await makeCampus()
  const [host, guest] = [await campus.student('Hal Host'), await campus.student('Gus Guest')]
  const club = await makeClub(campus, [host])
  await live(host, { title: 'Talk', place: 'Library 315', startsAt: at('18:00'), endsAt: at('19:00') })
  await live(host, {
    title: 'Inner',
    place: 'Gym',
    clubId: club.id,
    audience: 'club',
    startsAt: at('18:00'),
    endsAt: at('19:00'),
  })
  return { host, guest, club }
}

test('the same place or the same people within two hours is a clash, and says which', async () => {
  const { host, guest, club } = await tuesday()
  const ask = async (asker: Asker, querystring: Plan) =>
    (await asker(findClashes, { querystring })).clashes.map(
      ({ title, because }) => `${title}: ${because.join(' ')}`,
    )
  expect(await ask(guest, { startsAt: at('20:30'), endsAt: at('21:30'), place: 'library-315' })).toEqual([
    'Talk: place audience',
  ])
  expect(await ask(guest, { startsAt: at('20:30'), endsAt: at('21:30') })).toEqual(['Talk: audience'])
  expect(await ask(guest, { startsAt: at('21:00'), endsAt: at('22:00'), place: 'Library 315' })).toEqual([])
  expect(await ask(guest, { startsAt: at('15:00'), endsAt: at('16:01') })).toEqual(['Talk: audience'])
  expect((await ask(host, { startsAt: at('18:00'), club: club.id })).sort()).toEqual([
    'Inner: audience',
    'Talk: audience',
  ])
})

test('times with less in the way are suggested, nearest first; a place that others have is none, though one may not know by what', async () => {
  const { guest } = await tuesday()
  const found = await guest(findClashes, {
    querystring: { startsAt: at('18:00'), endsAt: at('19:00'), place: 'Gym' },
  })
  expect(found.clashes.map(({ title }) => title)).toEqual(['Talk'])
  expect(found.suggestions).toHaveLength(3)
  expect(found.suggestions.map(({ startsLocal }) => startsLocal)).toEqual([
    at('15:00'),
    at('21:00'),
    at('14:00'),
  ])
  const free = await guest(findClashes, { querystring: { startsAt: '2030-06-01T10:00' } })
  expect(free).toEqual({ clashes: [], suggestions: [], timeZone: 'America/Chicago' })
})

test('the event that is being edited is not in its own way', async () => {
  const campus = await makeCampus()
  const host = await campus.student()
  const { id } = await live(host, { startsAt: at('18:00'), endsAt: at('19:00') })
  const querystring = { startsAt: at('18:30'), except: id }
  expect((await host(findClashes, { querystring })).clashes).toEqual([])
})
