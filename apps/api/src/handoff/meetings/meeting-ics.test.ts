import { clock } from '@banter/tenants/testing'
import ICAL from 'ical.js'
import { afterEach, expect, test } from 'vitest'
import { cancelOrder } from '../../orders/contract.ts'
import { agreedOn, HOUR, heldOrder } from '../testing.ts'
import * as contract from './contract.ts'

afterEach(() => {
  clock.offsetMs = 0
})

const read = (text: string) => {
  const [event] = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent')
  return new ICAL.Event(event!)
}

test('the agreed meeting is a calendar’s, with its place and the other’s name; moved, it is the same one and newer', async () => {
  const scene = await heldOrder()
  const { campus, buyer, seller, id } = scene
  const path = { params: { id } }
  await expect(buyer(contract.getMeetingIcs, path)).rejects.toMatchObject({ status: 404 })
  const { startsAt } = await agreedOn(scene, 5)
  const [mine, theirs] = [
    read(await buyer(contract.getMeetingIcs, path)),
    read(await seller(contract.getMeetingIcs, path)),
  ]
  expect(mine.startDate.toJSDate()).toEqual(startsAt)
  expect(mine.summary).toBe('Meet Sue Seller: Calculus book')
  expect(theirs.summary).toBe('Meet Bob Buyer: Calculus book')
  expect(mine.location).toBe('The fountain')
  expect(mine.description).toContain(`/orders/${id}`)
  clock.offsetMs += HOUR
  await agreedOn(scene, 30)
  const moved = read(await buyer(contract.getMeetingIcs, path))
  expect(moved.uid).toBe(mine.uid)
  expect(moved.sequence).toBeGreaterThan(mine.sequence)
  for (const other of [await campus.student('Eve'), await campus.moderator()])
    await expect(other(contract.getMeetingIcs, path)).rejects.toMatchObject({ status: 404 })
  await seller(cancelOrder, { ...path, body: { because: 'sold_elsewhere' } })
  await campus.runJobs()
  await expect(buyer(contract.getMeetingIcs, path)).rejects.toMatchObject({ status: 404 })
})
