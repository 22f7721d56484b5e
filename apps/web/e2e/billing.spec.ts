import { expect, type Page } from '@playwright/test'
import { expectSound } from './axe.ts'
import { signIn, site } from './campus.ts'
import { test } from './test.ts'

async function payByCard(page: Page) {
  await page.waitForURL(/\/c\/pay\//)
  await page.getByLabel('Card number').fill('4242424242424242')
  await page.getByLabel('Expiry').fill('12 / 30')
  await page.getByLabel('CVC').fill('123')
  await page.getByLabel('Name on card').fill('Ruth Vandermeer')
  await page.locator('button[type=submit]').first().click()
}

test('an admin subscribes on a phone, changes the plan, and sees the invoices', async ({ browser }) => {
  const page = await (await browser.newContext({ viewport: { width: 360, height: 740 } })).newPage()
  await signIn(page, 'lakeside', 'admin@lakeside.test')
  await page.goto(`${site('lakeside')}/admin`)
  await page.getByRole('link', { name: 'Billing', exact: true }).click()

  await test.step('the plan is chosen, paid by card, and free until the trial ends', async () => {
    await page.getByRole('link', { name: 'Starter, monthly: $149.00' }).click()
    await expect(page.getByRole('heading', { name: 'Start with Starter' })).toBeVisible()
    await page.getByRole('button', { name: 'Go on' }).click()
    await payByCard(page)
    await page.waitForURL(/subscribed=1/)
    await expect(page.getByText('Thank you. Your school is subscribed.')).toBeVisible()
    await expect(page.getByText('Visa ending in 4242')).toBeVisible()
    await expect(page.getByText(/Free until .* paid from then on/)).toBeVisible()
    await expectSound(page)
  })

  await test.step('another plan is seen before it is taken', async () => {
    await page.getByRole('link', { name: 'Campus, yearly: $4,990.00' }).click()
    await expect(page.getByText('Nothing is charged today: your trial goes on.')).toBeVisible()
    await page.getByRole('button', { name: 'Change now' }).click()
    await expect(page.getByText('You are on the Campus plan now.')).toBeVisible()
    await expect(page.getByText('$4,990.00 yearly: yours')).toBeVisible()
  })

  await test.step('a school that has paid has its invoices, with papers', async () => {
    await signIn(page, 'uta', 'admin@uta.test')
    await page.goto(`${site('uta')}/admin/billing`)
    const invoices = page.getByRole('table', { name: 'Invoices' })
    await expect(invoices.getByText('Paid', { exact: true }).first()).toBeVisible()
    const pdf = await invoices
      .getByRole('link', { name: /^PDF of invoice/ })
      .first()
      .getAttribute('href')
    expect((await page.request.get(pdf ?? '')).headers()['content-type']).toBe('application/pdf')
  })
})
