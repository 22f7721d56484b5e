import { expect, type Page } from '@playwright/test'
import { expectSound } from './axe.ts'
import { enter, signIn, site } from './campus.ts'
import { test } from './test.ts'

const uta = site('uta')
const business = `Abram Street Diner ${Date.now().toString(36)}`
/** On every campus clock it has begun. */
const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)

async function addPlace(admin: Page, name: RegExp) {
  const where = admin.getByLabel('Where')
  const option = await where.locator('option').filter({ hasText: name }).getAttribute('value')
  await where.selectOption(option)
  await admin.getByLabel('First day').fill(yesterday)
  await admin.getByRole('button', { name: 'Add this place' }).click()
}

async function payByCard(page: Page) {
  await page.waitForURL(/\/c\/pay\//)
  await page.getByLabel('Card number').fill('4242424242424242')
  await page.getByLabel('Expiry').fill('12 / 30')
  await page.getByLabel('CVC').fill('123')
  await page.getByLabel('Name on card').fill('Dana Diner')
  await page.getByRole('button', { name: /^Pay/ }).click()
}

test('an admin buys a campaign, it is approved, a student sees it said to be one, the admin reads the report', async ({
  browser,
}) => {
  const admin = await enter(browser, 'admin@uta.test')

  await test.step('planned: who, where and when, the ad', async () => {
    await admin.goto(`${uta}/admin/ads/new`)
    await admin.getByLabel('Advertiser').selectOption('')
    await admin.getByLabel('Name of the business').fill(business)
    await admin.getByLabel('Email for receipts').fill('dana@diner.example')
    await admin.getByLabel('Name of the campaign').fill('Breakfast all day')
    await admin.getByRole('button', { name: 'Go on' }).click()
    await expect(admin.getByText(/views in \d+ days/)).toBeVisible()
    await expectSound(admin)
    await addPlace(admin, /Billboard/)
    await expect(admin.getByText(/10,000 views/)).toBeVisible()
    await addPlace(admin, /Shop/)
    await expect(admin.getByRole('list', { name: 'Places and times' }).getByRole('listitem')).toHaveCount(2)
    await admin.getByRole('link', { name: 'Go on' }).click()
    await admin.getByLabel('Headline').fill('Pancakes at any hour')
    await admin.getByLabel('Where it leads').fill('https://diner.example/menu')
    await expect(admin.getByRole('region', { name: 'Preview' })).toContainText('Pancakes at any hour')
    await expectSound(admin)
    await admin.getByRole('button', { name: 'Save this ad' }).click()
    await admin.getByRole('link', { name: 'Go on' }).click()
  })

  await test.step('paid in advance, then looked at', async () => {
    await expect(admin.getByText('$100.00')).toBeVisible()
    await admin.getByRole('button', { name: 'Pay by card' }).click()
    await payByCard(admin)
    await expect(admin.getByText('May it run?')).toBeVisible({ timeout: 20_000 })
    await admin.getByRole('button', { name: 'Approve' }).click()
    await expect(admin.getByText('Running').first()).toBeVisible()
    await expectSound(admin)
  })

  // A browser that says it has no window is taken for a program, and counts for nothing.
  const userAgent = (await admin.evaluate(() => navigator.userAgent)).replace('Headless', '')
  const phone = await browser.newContext({ viewport: { width: 360, height: 740 }, userAgent })
  const student = await phone.newPage()
  await signIn(student, 'uta', 'student@uta.test')
  for (const path of ['/', '/shop'])
    await test.step(`a student sees it at ${path}`, async () => {
      const ad = student.locator('[data-ad]').filter({ hasText: business }).first()
      await expect(async () => {
        await student.goto(uta + path)
        await ad.scrollIntoViewIfNeeded({ timeout: 2_000 })
      }).toPass({ timeout: 40_000 })
      await expect(ad).toContainText('Sponsored')
      await expect(ad).toContainText('Pancakes at any hour')
      // Half of it in sight for a second is a view, told from within the page.
      const told = student.waitForRequest((one) => one.url().endsWith('/ads/impressions'))
      await ad.evaluate((element) => element.scrollIntoView({ block: 'center' }))
      await told
    })

  await test.step('the admin reads what it brought', async () => {
    const views = admin.getByText('Views', { exact: true }).first().locator('..')
    await expect(async () => {
      await admin.reload()
      await expect(views).toContainText(/[1-9]/, { timeout: 1_000 })
    }).toPass({ timeout: 20_000 })
    await expect(admin.getByRole('figure')).toContainText('Views by day')
    await expect(admin.getByRole('table', { name: 'By place' })).toContainText('Billboard')
    await expectSound(admin)
  })
})
