import { clock } from '@banter/tenants/testing'
import { afterEach, expect, test } from 'vitest'
import { type Asker, makeCampus, type TestCampus } from '../../../test/campus.ts'
import { found } from '../../clubs/testing.ts'

afterEach(() => {
  clock.offsetMs = 0
})

const DAY = 86_400_000
const CHICAGO = 'America/Chicago'
const shown = () => new Date(clock.now().toLocaleString('en-US', { timeZone: CHICAGO }))

/** On to the next time that the clock of the campus shows this hour on a Monday. */
function toMonday(hour: number) {
  const now = shown()
  const ahead =
    ((8 - (now.getDay() || 7)) % 7) * DAY - (now.getHours() - hour) * 3_600_000 - now.getMinutes() * 60_000
  clock.offsetMs += ahead > 0 ? ahead : ahead + 7 * DAY
}

const told = async (campus: TestCampus, { viewer }: Asker) =>
  (
    await campus.read(({ db }) =>
      db.notification.findMany({ where: { userId: viewer.id, kind: 'club_digest' }, orderBy: { id: 'asc' } }),
    )
  ).map(({ title, body }) => `${title} ${body}`)

test('the clubs of a week are told of once, on the Monday after, to those who may want to hear of them', async () => {
  const campus = await makeCampus()
  const [ann, bob, cy, dee] = [
    await campus.student('Ann'),
    await campus.student('Bob'),
    await campus.student('Cy'),
    await campus.student('Dee'),
  ]
  await campus.command(({ db }) =>
    db.profile.create({ data: { userId: dee.viewer.id, suggestClubs: false } }),
  )
  await campus.command(({ db }) =>
    db.session.updateMany({ data: { expiresAt: new Date(Date.now() + 90 * DAY) } }),
  )
  toMonday(9)
  const week = clock.offsetMs
  await found(ann, bob, { name: 'Stargazers', tagline: 'Up at night' })
  await found(ann, bob, { name: 'Secret society', hidden: true })
  await campus.runJobs()
  clock.offsetMs = week + 6.9 * DAY
  await campus.runJobs()
  expect(await told(campus, cy)).toEqual([])
  clock.offsetMs = week + 7.1 * DAY
  await campus.runJobs()
  expect(await told(campus, cy)).toEqual(['A new club: Stargazers Up at night'])
  expect([await told(campus, ann), await told(campus, dee)]).toEqual([[], []])
  for (const name of ['Chess', 'Bees', 'Film', 'Soup']) await found(bob, ann, { name })
  await campus.runJobs()
  clock.offsetMs = week + 14.1 * DAY
  await campus.runJobs()
  await campus.runJobs()
  expect((await told(campus, cy)).slice(1)).toEqual(['New clubs this week Soup, Film, Bees and 1 more.'])
  expect((await told(campus, dee)).length).toBe(0)
})
