import { sql } from '@banter/tenants/database'
import { clock } from '@banter/tenants/testing'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Asker, makeCampus, type TestCampus } from '../../../../test/campus.ts'
import { mailsTo } from '../../../../test/mailbox.ts'
import { pauseProduct, renewProduct } from '../../../marketplace/listing/contract.ts'
import { approveListing, listWaiting, refuseListing } from '../../../marketplace/rules/contract.ts'
import { sell, setRules } from '../../../marketplace/testing.ts'
import { titles } from '../../testing.ts'

const DAY = 86_400_000
let campus: TestCampus
let leo: Asker
let moderator: Asker

beforeEach(async () => {
  campus = await makeCampus()
  ;[leo, moderator] = [await campus.student('Leo'), await campus.moderator()]
  await campus.command((ctx) => ctx.sql(sql`update sessions set expires_at = now() + interval '1 year'`))
})
afterEach(() => {
  clock.offsetMs = 0
})

const at = ({ id }: { id: string }) => ({ params: { id } })

async function after(days: number) {
  clock.offsetMs += days * DAY
  await campus.runJobs()
}

test('two days before its end the seller hears of it, once, by bell and by mail', async () => {
  const { id } = await sell(leo, { title: 'Lamp' })
  await after(11)
  expect(await titles(leo)).toEqual([])
  await after(1)
  await campus.runJobs()
  expect(await titles(leo)).toEqual(['“Lamp” leaves the shop in two days'])
  const [mail] = await mailsTo(leo.email)
  expect(mail?.text).toContain(`/products/${id}`)
  await after(2)
  expect(await titles(leo)).toEqual(['“Lamp” has left the shop', '“Lamp” leaves the shop in two days'])
})

test('what was renewed or paused in time is not announced', async () => {
  const [lamp, desk] = [await sell(leo, { title: 'Lamp' }), await sell(leo, { title: 'Desk' })]
  await after(11)
  await leo(renewProduct, { ...at(lamp), body: {} })
  await leo(pauseProduct, at(desk))
  await after(1)
  await after(3)
  expect(await titles(leo)).toEqual([])
})

test('the staff hear that something waits, and the seller what came of it', async () => {
  await setRules(await campus.admin(), { reviewFirst: 2 })
  const [lamp, knife] = [await sell(leo, { title: 'Lamp' }), await sell(leo, { title: 'Knife' })]
  await campus.runJobs()
  expect(await titles(moderator)).toEqual(['Listings wait for you'])
  const { items } = await moderator(listWaiting)
  const version = items.find(({ id }) => id === lamp.id)!.version
  await moderator(approveListing, { ...at(lamp), body: { version } })
  await moderator(refuseListing, { ...at(knife), body: { reason: 'No weapons.' } })
  await campus.runJobs()
  expect(await titles(leo)).toEqual(['“Knife” was sent back', '“Lamp” is in the shop'])
})
