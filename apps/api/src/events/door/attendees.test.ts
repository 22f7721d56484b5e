import { expect, test } from 'vitest'
import { makeCampus } from '../../../test/campus.ts'
import { putRsvp } from '../rsvp/contract.ts'
import { draft, go, live, said, truth } from '../testing.ts'
import { decideAttendee, exportAttendees, listAttendees } from './contract.ts'

test('answers are for the hosts, page by page and by name; the line is in its order', async () => {
  const campus = await makeCampus()
  const host = await campus.student('Hal Host')
  const { id } = await live(host, { capacity: 3, questions: ['Vegetarian?', 'Shirt size?'] })
  const params = { id }
  const names = ['Cleo', 'Ada', 'Bert', 'Zoe', 'Yan']
  for (const name of names) {
    const one = await campus.student(name)
    await one(putRsvp, { params, body: { status: 'going', answers: [`${name} says yes`] } })
  }
  const first = await host(listAttendees, { params, querystring: { limit: 2 } })
  const second = await host(listAttendees, {
    params,
    querystring: { limit: 2, cursor: first.nextCursor ?? '' },
  })
  expect([...first.items, ...second.items].map(({ person, answers }) => [person.name, answers])).toEqual([
    ['Ada', ['Ada says yes']],
    ['Bert', ['Bert says yes']],
    ['Cleo', ['Cleo says yes']],
  ])
  expect(second.nextCursor).toBeNull()
  const line = await host(listAttendees, { params, querystring: { status: 'waiting' } })
  expect(line.items.map(({ person, position }) => [person.name, position])).toEqual([
    ['Zoe', 1],
    ['Yan', 2],
  ])
  expect(line.counts).toMatchObject({ going: 3, waiting: 2, checkedIn: 0 })
  expect(
    (await host(listAttendees, { params, querystring: { q: 'be' } })).items.map(({ person }) => person.name),
  ).toEqual(['Bert'])
  const late = await campus.student('Tom')
  const tooMany = late(putRsvp, { params, body: { status: 'going', answers: ['a', 'b', 'c'] } })
  await expect(tooMany).rejects.toMatchObject({ status: 422, fields: { answers: expect.any(String) } })
})

test('the table for a spreadsheet has no formulas in it', async () => {
  const campus = await makeCampus()
  const host = await campus.student('Hal Host')
  const { id } = await live(host, { questions: ['=HYPERLINK("http://evil.test")', 'Say "hi", please'] })
  const params = { id }
  const guest = await campus.student('@Eve')
  await guest(putRsvp, { params, body: { status: 'going', answers: ['=1+1', '-2+3\r\n"x"'] } })
  const table = await host(exportAttendees, { params })
  expect(table).toBe(
    '"Name","Answer","Guests","Checked in","\'=HYPERLINK(""http://evil.test"")","Say ""hi"", please"\r\n' +
      '"\'@Eve","going","0","","\'=1+1","\'-2+3\r\n""x"""\r\n',
  )
  await expect(guest(exportAttendees, { params })).rejects.toMatchObject({ status: 403 })
})

test('where hosts approve, nobody has a place before they do, and who was declined cannot ask again', async () => {
  const campus = await makeCampus()
  const host = await campus.student('Hal Host')
  const { id } = await live(host, { approval: true, capacity: 1 })
  const [one, two, three] = [
    await campus.student('One'),
    await campus.student('Two'),
    await campus.student('Three'),
  ]
  for (const asker of [one, two, three]) expect((await go(asker, id)).my?.status).toBe('requested')
  const decide = (who: typeof one, decision: 'approve' | 'decline') =>
    host(decideAttendee, { params: { id, userId: who.viewer.id }, body: { decision } })
  await decide(one, 'approve')
  await decide(two, 'approve')
  await decide(three, 'decline')
  const { statusOf, event } = await truth(campus, id)
  expect([statusOf(one), statusOf(two), statusOf(three), event.taken]).toEqual([
    'going',
    'waiting',
    'declined',
    1,
  ])
  await expect(go(three, id)).rejects.toMatchObject({ status: 409, code: 'RSVP_DECLINED' })
  await expect(decide(one, 'decline')).rejects.toMatchObject({ code: 'NOT_REQUESTED' })
  await expect(
    two(decideAttendee, { params: { id, userId: three.viewer.id }, body: { decision: 'approve' } }),
  ).rejects.toMatchObject({ status: 403 })
  const told = (await said(campus, 'rsvp_changed')).map(({ payload }) => [payload.from, payload.to])
  expect(told.slice(3)).toEqual([
    ['requested', 'going'],
    ['requested', 'waiting'],
    ['requested', 'declined'],
  ])
})

test('guests are as many as the host allows, and as fit', async () => {
  const campus = await makeCampus()
  const host = await campus.student('Hal Host')
  const { id } = await live(host, { capacity: 4, guestsAllowed: 3 })
  const [one, two] = [await campus.student('One'), await campus.student('Two')]
  await expect(go(one, id, 4)).rejects.toMatchObject({ status: 422, code: 'TOO_MANY_GUESTS' })
  expect(await go(one, id, 1)).toMatchObject({ going: 2, taken: 2 })
  expect(await go(two, id, 0)).toMatchObject({ going: 3 })
  await expect(go(one, id, 3)).rejects.toMatchObject({ status: 409, code: 'NO_ROOM_FOR_GUESTS' })
  expect(await go(one, id, 2)).toMatchObject({ going: 4, full: true })
  const unpublished = await draft(host)
  await expect(go(host, unpublished.id)).rejects.toMatchObject({ status: 409, code: 'EVENT_NOT_ON' })
})
