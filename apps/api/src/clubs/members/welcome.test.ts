import { expect, test } from 'vitest'
import { makeCampus } from '../../../test/campus.ts'
import { listNotifications } from '../../notifications/contract.ts'
import { invite } from '../admission/contract.ts'
import { acceptOf, foundWithTwo, join, of } from '../testing.ts'
import { leaveClub } from './contract.ts'

const welcomes = async (person: Awaited<ReturnType<Awaited<ReturnType<typeof makeCampus>>['student']>>) =>
  (await person(listNotifications)).items
    .filter(({ kind }) => kind === 'club_joined')
    .map(({ title, body, href }) => [title, body, href])

test('who joins is welcomed in the club’s own words, once, however they came', async () => {
  const campus = await makeCampus()
  const { club, president } = await foundWithTwo(campus, { name: 'Bakers', welcome: 'Bring cake.' })
  const [walked, asked] = [await campus.student('Wanda'), await campus.student('Ivo')]
  await join(club.id, walked)
  await walked(leaveClub, of(club))
  await join(club.id, walked)
  await president(invite, { ...of(club), body: { userId: asked.viewer.id } })
  await acceptOf(asked, club.id)
  await campus.runJobs()
  for (const person of [walked, asked])
    expect(await welcomes(person)).toEqual([['Welcome to Bakers', 'Bring cake.', '/clubs/bakers']])
  expect(await welcomes(president)).toEqual([])
})

test('a club without a welcome says nothing', async () => {
  const campus = await makeCampus()
  const { club } = await foundWithTwo(campus)
  const walked = await campus.student('Wanda')
  await join(club.id, walked)
  await campus.runJobs()
  expect(await welcomes(walked)).toEqual([])
})
