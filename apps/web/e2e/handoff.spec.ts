import { expect, type Page } from '@playwright/test'
import { expectSound } from './axe.ts'
import { enter, site } from './campus.ts'
import { meetingWas } from './meeting-in-the-past.ts'
import { ask, buyHeld } from './scenes.ts'
import { test } from './test.ts'

const uta = site('uta')
const sizes = [
  { width: 1280, height: 860 },
  { width: 360, height: 740 },
]

/** In so many hours, on the campus clock, in steps of five minutes as the form has them. */
function campusTime(hours: number): string {
  const at = new Date(Math.ceil((Date.now() + hours * 3_600_000) / 300_000) * 300_000)
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'America/Chicago',
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(at)
  return parts.replace(' ', 'T')
}

const plan = (page: Page) =>
  page
    .getByRole('region', { name: /Where and when/ })
    .or(page.locator('section', { has: page.getByRole('heading', { name: 'Where and when' }) }))
    .first()

for (const viewport of sizes)
  test(`at ${viewport.width}: proposed, agreed, late, not come: the money is back`, async ({ browser }) => {
    const [buyer, seller] = [
      await enter(browser, 'jasmine.lee@uta.test', viewport),
      await enter(browser, 'hannah.cole@uta.test', viewport),
    ]
    const { order } = await buyHeld(buyer, seller)
    const at = `${uta}/orders/${order}`

    await test.step('the buyer proposes a time; one that the spot is closed at keeps what was typed', async () => {
      await buyer.goto(at)
      await buyer.getByRole('link', { name: 'Choose time and place' }).click()
      await expect(buyer.getByLabel('Time and place')).toBeVisible()
      await buyer.getByLabel('When').fill(campusTime(24 * 40))
      await buyer.getByLabel('Safe spot', { exact: true }).selectOption({ label: 'Police station lobby' })
      await buyer.getByLabel('A word to it').fill('I wear a red scarf.')
      await buyer.getByRole('button', { name: 'Propose' }).click()
      await expect(buyer.getByRole('alert')).toContainText('30 days')
      await expect(buyer.getByLabel('A word to it')).toHaveValue('I wear a red scarf.')
      await expectSound(buyer)
      await buyer.getByLabel('When').fill(campusTime(1.5))
      await buyer.getByRole('button', { name: 'Propose' }).click()
      await buyer.waitForURL(at)
      await expect(plan(buyer)).toContainText('You proposed, and wait for an answer')
    })

    await test.step('the seller agrees, and says that they are late', async () => {
      await seller.goto(at)
      await expect(plan(seller)).toContainText('Police station lobby')
      await expect(plan(seller)).toContainText('Step-free')
      await expectSound(seller)
      await seller.getByRole('button', { name: 'Agree' }).click()
      await expect(plan(seller)).toContainText('You meet:')
      await seller.getByRole('button', { name: 'I am late' }).click()
      await seller.getByRole('dialog').getByLabel('Minutes').selectOption('15')
      await seller.getByRole('dialog').getByRole('button', { name: 'Tell them' }).click()
      await expect(plan(seller)).toContainText('You are 15 minutes late.')
    })

    await test.step('the seller does not come: the buyer says so, after the time that was announced', async () => {
      await meetingWas(order, 20)
      await buyer.goto(at)
      await expect(plan(buyer)).toContainText('Hannah Cole is 15 minutes late.')
      await expect(buyer.getByRole('button', { name: 'Hannah Cole did not come' })).toBeHidden()
      await meetingWas(order, 31)
      await buyer.reload()
      await buyer.getByRole('button', { name: 'Hannah Cole did not come' }).click()
      await buyer.getByRole('dialog').getByLabel('What happened?').fill('I waited for half an hour.')
      await buyer.getByRole('dialog').getByRole('button', { name: 'Say so' }).click()
      await expect(plan(buyer)).toContainText('Waits for an answer')
      await expectSound(buyer)
    })

    await test.step('the seller says yes to it, and everything goes back', async () => {
      await seller.goto(at)
      await expect(plan(seller)).toContainText('I waited for half an hour.')
      await seller.getByRole('button', { name: 'I did not come' }).click()
      await seller.getByRole('dialog').getByRole('button', { name: 'Yes, I missed it' }).click()
      const state = async () => (await ask(buyer, 'GET', `/orders/${order}`)).state
      await expect.poll(state, { timeout: 30_000 }).toBe('refunded')
      await buyer.goto(at)
      await expect(buyer.getByText('Refunded').first()).toBeVisible()
      await expect(plan(buyer)).toContainText('It stands')
      const { standing } = await ask(buyer, 'GET', `/orders/${order}/meeting`)
      expect(standing.noShows).toBeGreaterThan(0)
    })
  })

test('a seller’s week is kept, and the buyer takes a time of it without asking', async ({ browser }) => {
  const [buyer, seller] = [
    await enter(browser, 'jasmine.lee@uta.test', sizes[1]!),
    await enter(browser, 'hannah.cole@uta.test', sizes[1]!),
  ]
  await seller.goto(`${uta}/handoff-times`)
  const lines = await seller.getByLabel('Place').count()
  await seller.getByLabel('Place').last().selectOption({ index: 3 })
  await seller.getByLabel('Day').last().selectOption('7')
  await seller.getByLabel('From').last().fill('10:00')
  await seller.getByLabel('To').last().fill('10:00')
  await seller.getByRole('button', { name: 'Save' }).click()
  await expect(seller.getByRole('alert')).toContainText('30 minutes')
  await seller.getByLabel('To').last().fill('12:00')
  await seller.getByRole('button', { name: 'Save' }).click()
  await expect(seller.getByLabel('Place')).toHaveCount(lines + 1)
  const { order } = await buyHeld(buyer, seller)
  await buyer.goto(`${uta}/orders/${order}/meeting`)
  await buyer.getByLabel('Time and place').selectOption({ index: 1 })
  await buyer.getByRole('button', { name: 'Meet then' }).click()
  await expect(plan(buyer)).toContainText('You meet:')
})
