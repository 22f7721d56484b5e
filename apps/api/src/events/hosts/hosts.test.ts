import { expect, test } from 'vitest'
import { makeCampus } from '../../../test/campus.ts'
import { getEvent, listEvents } from '../contract.ts'
import { listAttendees } from '../door/contract.ts'
import { cancelEvent, updateEvent } from '../planning/contract.ts'
import { draft, live, makeClub, said } from '../testing.ts'
import { acceptHosting, addHost, removeHost } from './contract.ts'

async function stage() {
  const campus = await makeCampus()
  const [host, friend, president] = [
    await campus.student('Hal'),
    await campus.student('Fay'),
    await campus.student('Pia'),
  ]
  return { campus, host, friend, president }
}

test('a co-host plans with the organiser; the door lets people in; either may step back', async () => {
  const { campus, host, friend, president } = await stage()
  const { id } = await draft(host)
  const params = { id }
  await expect(friend(addHost, { params, body: { userId: friend.viewer.id } })).rejects.toMatchObject({
    status: 404,
  })
  const event = await host(addHost, { params, body: { userId: friend.viewer.id } })
  expect(event.hosts).toMatchObject([{ role: 'cohost', person: { name: 'Fay' }, club: null, pending: false }])
  expect(await friend(updateEvent, { params, body: { title: 'Together' } })).toMatchObject({
    title: 'Together',
    role: 'cohost',
  })
  expect((await friend(listEvents, { querystring: { mine: 'hosting' } })).items.map((one) => one.id)).toEqual(
    [id],
  )
  await host(addHost, { params, body: { userId: president.viewer.id, role: 'door' } })
  await expect(president(updateEvent, { params, body: { title: 'Mine' } })).rejects.toMatchObject({
    status: 403,
  })
  expect((await president(listAttendees, { params })).counts.going).toBe(0)
  // Again is another role, not another host.
  await host(addHost, { params, body: { userId: friend.viewer.id, role: 'door' } })
  await expect(friend(updateEvent, { params, body: { title: 'Again' } })).rejects.toMatchObject({
    status: 403,
  })
  await expect(friend(cancelEvent, { params, body: { reason: 'No' } })).rejects.toMatchObject({ status: 422 })
  const hostId = event.hosts[0]?.id ?? ''
  await expect(president(removeHost, { params: { id, hostId } })).rejects.toMatchObject({ status: 403 })
  await friend(removeHost, { params: { id, hostId } })
  await expect(friend(getEvent, { params })).rejects.toMatchObject({ status: 404 })
  expect((await said(campus, 'event_host_added')).map(({ payload }) => payload.user_id)).toEqual([
    friend.viewer.id,
    president.viewer.id,
  ])
})

test('a club helps when its officers say so, and not before', async () => {
  const { campus, host, friend, president } = await stage()
  const club = await makeClub(campus, [president, friend])
  const { id } = await live(host)
  const params = { id }
  const event = await host(addHost, { params, body: { clubId: club.id } })
  const hostId = event.hosts[0]?.id ?? ''
  expect(event.hosts).toMatchObject([{ pending: true, club: { name: 'Chess Club' } }])
  expect((await friend(getEvent, { params })).hosts).toEqual([])
  await expect(president(updateEvent, { params, body: { title: 'Chess' } })).rejects.toMatchObject({
    status: 403,
  })
  for (const asker of [host, friend])
    await expect(asker(acceptHosting, { params: { id, hostId } })).rejects.toMatchObject({ status: 403 })
  await president(acceptHosting, { params: { id, hostId } })
  expect((await friend(getEvent, { params })).hosts).toMatchObject([
    { pending: false, club: { name: 'Chess Club' } },
  ])
  await president(updateEvent, { params, body: { title: 'Chess' } })
  await expect(friend(updateEvent, { params, body: { title: 'Mine' } })).rejects.toMatchObject({
    status: 403,
  })
  await president(removeHost, { params: { id, hostId } })
  expect((await friend(getEvent, { params })).hosts).toEqual([])
})

test('one’s own club helps at once', async () => {
  const { campus, host } = await stage()
  const club = await makeClub(campus, [host])
  const { id } = await live(host)
  expect((await host(addHost, { params: { id }, body: { clubId: club.id } })).hosts).toMatchObject([
    { pending: false },
  ])
})

test('nobody is asked by somebody they have blocked, and no hidden club by a stranger', async () => {
  const { campus, host, friend, president } = await stage()
  const club = await makeClub(campus, [president], { hidden: true })
  const { id } = await live(host)
  const [a, b] = [host.viewer.id, friend.viewer.id]
  await campus.command(({ db }) =>
    db.block.createMany({
      data: [
        { userId: a, otherId: b, mine: false, theirs: true },
        { userId: b, otherId: a, mine: true, theirs: false },
      ],
    }),
  )
  await expect(host(addHost, { params: { id }, body: { userId: b } })).rejects.toMatchObject({ status: 404 })
  await expect(host(addHost, { params: { id }, body: { clubId: club.id } })).rejects.toMatchObject({
    status: 404,
  })
  await expect(host(addHost, { params: { id }, body: { userId: a } })).rejects.toMatchObject({ status: 404 })
})

test('who is asked sees what it is about before they answer, and the hosts hear what they said', async () => {
  const { campus, host, friend, president } = await stage()
  const club = await makeClub(campus, [president, friend])
  const params = { id: (await draft(host)).id }
  const asked = await host(addHost, { params, body: { clubId: club.id } })
  const hostId = asked.hosts[0]?.id ?? ''
  expect(asked.hosts).toMatchObject([{ pending: true, mine: false }])
  expect(await president(getEvent, { params })).toMatchObject({
    role: null,
    onlineUrl: null,
    hosts: [{ id: hostId, pending: true, mine: true }],
    may: { edit: false, checkIn: false },
  })
  await expect(friend(getEvent, { params })).rejects.toMatchObject({ status: 404 })
  await president(acceptHosting, { params: { ...params, hostId } })
  await president(acceptHosting, { params: { ...params, hostId } })
  expect(await president(getEvent, { params })).toMatchObject({ role: 'cohost', hosts: [{ mine: true }] })
  await president(removeHost, { params: { ...params, hostId } })
  const again = await host(addHost, { params, body: { clubId: club.id } })
  await president(removeHost, { params: { ...params, hostId: again.hosts[0]?.id ?? '' } })
  await expect(president(getEvent, { params })).rejects.toMatchObject({ status: 404 })
  const heard = await said(campus, 'event_host_answered')
  expect(heard.map(({ payload }) => payload.accepted)).toEqual([true, false])
})

test('the club that gives an event is not asked to give it too', async () => {
  const { campus, host } = await stage()
  const club = await makeClub(campus, [host])
  const { id } = await live(host, { clubId: club.id })
  await expect(host(addHost, { params: { id }, body: { clubId: club.id } })).rejects.toMatchObject({
    status: 404,
  })
})
