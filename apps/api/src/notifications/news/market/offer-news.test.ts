import { expect, test } from 'vitest'
import type { Asker } from '../../../../test/campus.ts'
import { mailsTo } from '../../../../test/mailbox.ts'
import { buy } from '../../../../test/money.ts'
import {
  accept,
  counter,
  decline,
  hoursLater,
  makeBargain,
  offer,
  withdraw,
} from '../../../offers/testing.ts'
import { listNotifications } from '../../contract.ts'

/** The titles of what is told about offers, newest first. */
async function bell(person: Asker): Promise<string[]> {
  const { items } = await person(listNotifications)
  return items.filter(({ kind }) => kind.startsWith('price_offer')).map(({ title }) => title)
}

test('each move is told to the other side, with what the seller would get, and by mail where it is to be answered', async () => {
  const { campus, seller, buyer, book } = await makeBargain()
  const { id } = await offer(buyer, book.id, 4_000)
  await campus.runJobs()
  expect(await bell(seller)).toEqual(['Bob Buyer offers $40.00 for “Calculus book”'])
  const [mail] = await mailsTo(seller.email)
  expect(mail?.subject).toBe('Bob Buyer offers $40.00 for “Calculus book”')
  expect(mail?.text).toContain('You would get $37.74.')
  expect(mail?.text).toContain(`/offers/${id}`)
  await counter(seller, id, 5_000)
  await campus.runJobs()
  await counter(buyer, id, 4_500)
  await campus.runJobs()
  await accept(seller, id)
  await campus.runJobs()
  expect(await bell(buyer)).toEqual([
    'Sue Seller accepts $45.00 for “Calculus book”',
    'Sue Seller asks $50.00 for “Calculus book” now',
  ])
  expect((await bell(seller))[0]).toBe('Bob Buyer offers $45.00 for “Calculus book” now')
  const [accepted] = await mailsTo(buyer.email)
  expect(accepted?.text).toContain('It is not reserved before that')
})

test('an offer that is over before word of it went out is not announced', async () => {
  const { campus, seller, buyer, book } = await makeBargain()
  const { id } = await offer(buyer, book.id, 4_000)
  await withdraw(buyer, id)
  await campus.runJobs()
  expect(await bell(seller)).toEqual(['Bob Buyer took back the offer for “Calculus book”'])
})

test('a no, a sale to somebody else and a day gone by are told too', async () => {
  const { campus, seller, buyer, eve, book } = await makeBargain({ stock: 1 })
  await decline(seller, (await offer(buyer, book.id, 4_000)).id)
  await campus.runJobs()
  expect(await bell(buyer)).toEqual(['Sue Seller declines $40.00 for “Calculus book”'])
  await offer(buyer, book.id, 4_200)
  await hoursLater(25, async () => {
    await campus.runJobs()
    expect((await bell(buyer))[0]).toBe('Sue Seller did not answer $42.00 for “Calculus book”')
    expect((await bell(seller))[0]).toBe('The time to answer $42.00 for “Calculus book” is over')
    await offer(buyer, book.id, 4_300)
    await buy(eve, [book], 'wallet')
    await campus.runJobs()
    expect((await bell(buyer))[0]).toBe('“Calculus book” is gone')
  })
})
