import { type Browser, expect, type Page } from '@playwright/test'
import { expectSound } from './axe.ts'
import { enter, signIn, site } from './campus.ts'
import { ask } from './scenes.ts'
import { test } from './test.ts'

const wallet = `${site('uta')}/wallet`
/** Each of its own person: an account at the payment service is made once. */
const sizes = [
  { viewport: { width: 1280, height: 860 }, email: 'linh.pham@uta.test' },
  { viewport: { width: 360, height: 740 }, email: 'marcus.green@uta.test' },
]

async function student(browser: Browser, viewport: { width: number; height: number }, email: string) {
  const page = await (await browser.newContext({ viewport })).newPage()
  await signIn(page, 'uta', email)
  return page
}

async function topsUp(page: Page) {
  await page.goto(wallet)
  await page.getByLabel('Amount').fill('40.00')
  await page.getByRole('button', { name: 'Continue to payment' }).click()
  await page.waitForURL(/\/c\/pay\//)
  await page.getByLabel('Card number').fill('4242424242424242')
  await page.getByLabel('Expiry').fill('12 / 30')
  await page.getByLabel('CVC').fill('123')
  await page.getByLabel('Name on card').fill('Some Student')
  await page.getByRole('button', { name: /^Pay/ }).click()
  await page.waitForURL(/topped_up/)
  await expect(page.getByText('Your top-up has arrived.')).toBeVisible({ timeout: 20_000 })
}

/** Sells something that is paid from the buyer's wallet and received at once. */
async function earns(seller: Page, buyer: Page) {
  await topsUp(buyer)
  const thing = { title: 'Camping stove', description: 'Burns.', category: 'other', condition: 'good' }
  const price = { amount: 3_000, currency: 'usd' }
  const { id: productId } = await ask(seller, 'POST', '/products', { ...thing, price })
  const body = { method: 'wallet', items: [{ productId, quantity: 1 }] }
  const [order] = (await ask(buyer, 'POST', '/checkout', body)).orders
  await ask(buyer, 'POST', `/orders/${order.id}/received`)
  const payable = async () => (await ask(seller, 'GET', '/wallet')).payable.amount
  await expect.poll(payable, { timeout: 20_000 }).toBe(2_940)
}

for (const { viewport, email } of sizes) {
  test(`at ${viewport.width}: from the first look at payouts to money on its way to the bank`, async ({
    browser,
  }) => {
    const page = await student(browser, viewport, email)
    await topsUp(page)
    await expect(page.getByText('$40.00 came from your card')).toBeVisible()
    await earns(page, await enter(browser, 'hannah.cole@uta.test'))
    await page.goto(wallet)
    const tasks = page.getByRole('list', { name: 'To be paid out' })

    await test.step('what is asked is told before anything begins, and one’s age comes first', async () => {
      await expect(page.getByText('0 of 6 done')).toBeVisible()
      await expect(tasks.getByText('A bank account in your name')).toBeVisible()
      await expectSound(page)
      await page.getByRole('button', { name: 'Set up payouts' }).click()
      await expect(page).toHaveURL(/\/wallet/)
      await page.getByLabel('I am 18 or older').check()
    })

    await test.step('some of it is given now', async () => {
      await page.getByRole('button', { name: 'Set up payouts' }).click()
      await page.waitForURL(/\/connect\/onboarding\//)
      await page.getByLabel('Legal first name').fill('Some')
      await page.getByLabel('Legal last name').fill('Student')
      await page.getByRole('button', { name: 'Save and go back' }).click()
      await page.waitForURL(/\/wallet/)
      await expect(page.getByText('1 of 6 done')).toBeVisible()
      await expectSound(page)
    })

    await test.step('and the rest later', async () => {
      await page.getByRole('button', { name: 'Continue', exact: true }).click()
      await page.getByRole('button', { name: 'Use test details and finish' }).click()
      await page.waitForURL(/\/wallet/)
      await expect(page.getByLabel('To your bank')).toBeVisible()
    })

    await test.step('more than there is stays where it is', async () => {
      await expect(page.getByText('At most $29.40.')).toBeVisible()
      await page.getByLabel('To your bank').fill('30')
      await page.getByRole('button', { name: 'Pay out', exact: true }).click()
      await expect(page.getByText('There is not that much in your wallet to pay out.')).toBeVisible()
      await expect(page.getByLabel('To your bank')).toHaveValue('30')
    })

    await test.step('what there is leaves at once', async () => {
      await page.getByLabel('To your bank').fill('15')
      await page.getByRole('button', { name: 'Pay out', exact: true }).click()
      const sent = page.getByRole('list', { name: 'Payouts', exact: true })
      await expect(sent.getByText(/On its way|Waiting|Sent/)).toBeVisible()
      await expect(
        page.getByRole('list', { name: 'Movements' }).getByText('Payout to your bank'),
      ).toBeVisible()
      await expectSound(page)
    })

    await test.step('and their own page at the payment service shows the rest', async () => {
      await page.getByRole('button', { name: 'See what reached your bank' }).click()
      await page.waitForURL(/\/express\//)
      await expect(page.getByRole('heading', { name: 'Your balance' })).toBeVisible()
    })
  })
}
