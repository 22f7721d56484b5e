import { expect, test } from 'vitest'
import { hashOf, readCode } from './code.ts'
import { arrive, type Door, latestSaid, leave, settle, withManifest } from './notes.ts'

const maya = { hash: 'h1', userId: 'u1', name: 'Maya Torres', guests: 1, checkedInAt: null }
const leo = { hash: 'h2', userId: 'u2', name: 'Leo Nguyen', guests: 0, checkedInAt: '2026-11-21T18:00:00Z' }
const door: Door = { guests: [maya, leo], notes: [], troubles: [] }
const at = '2026-11-21T18:05:00Z'
const person = { id: 'u1', name: 'Maya Torres', avatar: null }

test('a code is read as it was scanned, and as somebody typed it', () => {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567ABCDEFGHIJ'
  expect(readCode(` bt:${letters.toLowerCase()} `)).toBe(`BT:${letters}`)
  expect(readCode(letters.replaceAll(/(.{6})/g, '$1 '))).toBe(`BT:${letters}`)
  for (const other of ['', 'https://example.com', `${letters}A`, letters.replace('2', '1')])
    expect(readCode(other)).toBeNull()
})

test('its hash is the SHA-256 that the list is written in', async () => {
  expect(await hashOf('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
})

test('who comes is let in at once and noted for later', () => {
  const { door: after, said } = arrive(door, { id: 'n1', at, guest: maya })
  expect(said).toMatchObject({ kind: 'in', name: 'Maya Torres', guests: 1 })
  expect(after.notes).toEqual([{ id: 'n1', kind: 'in', userId: 'u1', at }])
  expect(after.guests[0]?.checkedInAt).toBe(at)
  expect(arrive(after, { id: 'n2', at, guest: after.guests[0] }).said).toMatchObject({ kind: 'already', at })
})

test('who is in already is warned of, and not noted again', () => {
  const { door: after, said } = arrive(door, { id: 'n1', at, guest: leo })
  expect(said).toMatchObject({ kind: 'already', name: 'Leo Nguyen', at: '2026-11-21T18:00:00Z' })
  expect(after.notes).toEqual([])
})

test('a code that the list does not know is kept for the service, once', () => {
  const first = arrive(door, { id: 'n1', at, guest: undefined, code: 'BT:X' })
  expect(first.said).toEqual({ kind: 'unknown', noted: true })
  const again = arrive(first.door, { id: 'n2', at, guest: undefined, code: 'BT:X' })
  expect(again.said).toEqual({ kind: 'unknown', noted: false })
  expect(again.door.notes).toHaveLength(1)
  expect(arrive(door, { id: 'n1', at, guest: undefined }).said).toEqual({ kind: 'no_code' })
})

test('what was not sent is taken back without a trace; what was sent is undone', () => {
  const entered = arrive(door, { id: 'n1', at, guest: maya }).door
  expect(leave(entered, 'u1', { id: 'n2', at }).door).toMatchObject({
    notes: [],
    guests: [{ checkedInAt: null }, {}],
  })
  expect(leave(door, 'u2', { id: 'n2', at }).door.notes).toEqual([
    { id: 'n2', kind: 'out', userId: 'u2', at },
  ])
})

test('what was sent is done with; what came meanwhile still waits', () => {
  const one = arrive(door, { id: 'n1', at, guest: maya }).door
  const two = arrive(one, { id: 'n2', at, guest: undefined, code: 'BT:X' }).door
  const result = { id: 'n1', result: 'checked_in' as const, person, guests: 1, checkedInAt: at }
  const { door: after, said } = settle(two, ['n1'], [result])
  expect(after.notes.map(({ id }) => id)).toEqual(['n2'])
  expect([said, after.troubles]).toEqual([null, []])
})

test('another door was first: it is said, kept to be looked at, and they stay in', () => {
  const entered = arrive(door, { id: 'n1', at, guest: maya }).door
  const earlier = '2026-11-21T17:59:00Z'
  const result = { id: 'n1', result: 'already' as const, person, guests: 1, checkedInAt: earlier }
  const { door: after, said } = settle(entered, ['n1'], [result])
  expect(said).toMatchObject({ kind: 'already', name: 'Maya Torres', at: earlier })
  expect(after.troubles).toMatchObject([{ result: 'already', name: 'Maya Torres' }])
  expect(after.guests[0]?.checkedInAt).toBe(at)
})

test('who lost the place meanwhile is not in after all', () => {
  const entered = arrive(door, { id: 'n1', at, guest: maya }).door
  const { door: after } = settle(
    entered,
    ['n1'],
    [{ id: 'n1', result: 'not_going', person, guests: 0, checkedInAt: null }],
  )
  expect(after.guests[0]?.checkedInAt).toBeNull()
  expect(after.troubles).toHaveLength(1)
})

test('a list fetched anew does not forget what has not been sent', () => {
  const entered = arrive(door, { id: 'n1', at, guest: maya }).door
  const undone = leave(entered, 'u2', { id: 'n2', at }).door
  const fresh = withManifest(undone, [maya, leo])
  expect(fresh.guests.map(({ checkedInAt }) => checkedInAt)).toEqual([at, null])
})

test('a door that knows codes alone learns names as they are said, and keeps what it needs to take somebody back', () => {
  const unnamed = { ...maya, userId: 'h1', name: null }
  const helper: Door = { guests: [unnamed], notes: [], troubles: [] }
  const first = arrive(helper, { id: 'n1', at, guest: unnamed, code: 'BT:X', byCode: true })
  expect(first.door.notes).toEqual([{ id: 'n1', kind: 'in', userId: 'h1', code: 'BT:X', at }])
  const named = { id: 'h1', name: 'Maya Torres' }
  const result = { id: 'n1', result: 'checked_in' as const, person: named, guests: 1, checkedInAt: at }
  const settled = settle(first.door, ['n1'], [result])
  expect(settled.said).toMatchObject({ kind: 'in', name: 'Maya Torres' })
  // The list that comes next has neither.
  const next = withManifest(settled.door, [{ ...unnamed, checkedInAt: at }])
  expect(next.guests[0]).toMatchObject({ name: 'Maya Torres', code: 'BT:X', checkedInAt: at })
  expect(leave(next, 'h1', { id: 'n2', at }).door.notes).toEqual([
    { id: 'n2', kind: 'out', userId: 'h1', code: 'BT:X', at },
  ])
})

test('a name that comes late does not talk over the next person', () => {
  const said = (userId: string) => ({
    kind: 'in' as const,
    name: userId,
    guests: 0,
    userId,
    undoable: true as const,
  })
  expect(latestSaid(said('u2'), said('u1'))).toEqual(said('u2'))
  expect(latestSaid(said('u1'), { ...said('u1'), name: 'Maya Torres' })).toMatchObject({
    name: 'Maya Torres',
  })
  expect(latestSaid({ kind: 'unknown', noted: true }, said('u1'))).toEqual(said('u1'))
})
