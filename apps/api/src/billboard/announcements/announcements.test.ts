import { sql } from '@banter/tenants/database'
import { expect, test } from 'vitest'
import { makeCampus } from '../../../test/campus.ts'
import { newId } from '../../http/contract.ts'
import { getPost } from '../contract.ts'
import { getFeed } from '../feed/contract.ts'
import { block, bodies, makeClub, saidOn, say } from '../testing.ts'
import { acknowledge, announce, listAnnouncements } from './contract.ts'

test('moderators announce to the school, officers to their club, others not at all', async () => {
  const campus = await makeCampus()
  const [ann, bob, cy] = await Promise.all([
    campus.student('Ann'),
    campus.student('Bob'),
    campus.student('Cy'),
  ])
  const admin = await campus.admin()
  const club = await makeClub(campus, [
    [ann, 'officer'],
    [bob, 'member'],
  ])
  await expect(ann(announce, { body: { body: 'x' } })).rejects.toMatchObject({
    status: 403,
    code: 'MAY_NOT_ANNOUNCE',
  })
  await expect(bob(announce, { body: { body: 'x', club: club.id } })).rejects.toMatchObject({ status: 403 })
  await admin(announce, { body: { body: 'to all' } })
  const inClub = await ann(announce, { body: { body: 'to the club', club: club.id } })
  expect(inClub).toMatchObject({ kind: 'announcement', visibility: 'club' })
  expect(bodies(await bob(listAnnouncements))).toEqual(['to the club', 'to all'])
  expect(bodies(await bob(listAnnouncements, { querystring: { club: club.id } }))).toEqual(['to the club'])
  expect(bodies(await cy(listAnnouncements))).toEqual(['to all'])
  expect(await saidOn(campus, 'post_announced')).toMatchObject([{ club_id: null }, { club_id: club.id }])
})

test('what has expired is not current', async () => {
  const campus = await makeCampus()
  const admin = await campus.admin()
  const past = new Date(Date.now() - 1000).toISOString()
  await expect(admin(announce, { body: { body: 'x', expiresAt: past } })).rejects.toMatchObject({
    code: 'EXPIRES_TOO_SOON',
  })
  const soon = new Date(Date.now() + 60_000).toISOString()
  const { id } = await admin(announce, { body: { body: 'soon over', expiresAt: soon } })
  const current = async () => bodies(await admin(listAnnouncements, { querystring: { current: 'true' } }))
  expect(await current()).toEqual(['soon over'])
  await campus.command((ctx) => ctx.sql(sql`update posts set expires_at = now() where id = ${id}::uuid`))
  expect(await current()).toEqual([])
  expect(bodies(await admin(listAnnouncements))).toEqual(['soon over'])
})

test('acknowledgements are counted once each, and told to those who ask for them', async () => {
  const campus = await makeCampus()
  const mo = await campus.moderator()
  const crowd = await Promise.all(Array.from({ length: 10 }, (_, i) => campus.student(`Student ${i}`)))
  const { id } = await mo(announce, { body: { body: 'Fire drill', acknowledge: true } })
  const plain = await mo(announce, { body: { body: 'Nice weather' } })
  const params = { id }
  await Promise.all(crowd.flatMap((one) => [one(acknowledge, { params }), one(acknowledge, { params })]))
  expect((await mo(getPost, { params })).announcement).toMatchObject({
    acknowledgedCount: 10,
    acknowledged: false,
  })
  expect((await crowd[0]!(getPost, { params })).announcement).toMatchObject({
    acknowledgedCount: null,
    acknowledged: true,
  })
  await expect(mo(acknowledge, { params: { id: plain.id } })).rejects.toMatchObject({ status: 409 })
  await expect(mo(acknowledge, { params: { id: (await say(mo, 'x')).id } })).rejects.toMatchObject({
    status: 404,
  })
})

test('sending the same announcement twice announces it once', async () => {
  const campus = await makeCampus()
  const mo = await campus.moderator()
  const body = { id: newId(), body: 'Once' }
  expect(await mo(announce, { body })).toEqual(await mo(announce, { body }))
  expect(await saidOn(campus, 'post_announced')).toHaveLength(1)
})

test('an announcement is the school’s voice: no block keeps it from anybody', async () => {
  const campus = await makeCampus()
  const [mo, ann] = await Promise.all([campus.moderator(), campus.student('Ann')])
  await block(campus, ann, mo)
  const { id } = await mo(announce, { body: { body: 'Fire drill', acknowledge: true } })
  await say(mo, 'Only mine')
  expect(bodies(await ann(getFeed))).toEqual(['Fire drill'])
  await ann(acknowledge, { params: { id } })
  expect(await ann(getPost, { params: { id } })).toMatchObject({ announcement: { acknowledged: true } })
})
