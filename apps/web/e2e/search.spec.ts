import { expect, type Page } from '@playwright/test'
import { expectSound } from './axe.ts'
import { signIn, site } from './campus.ts'
import { ask } from './scenes.ts'
import { test } from './test.ts'

const SIZES = [
  { name: 'desktop', width: 1280, height: 900 },
  { name: 'phone', width: 360, height: 740 },
]

/** A product of the seller that nothing else here is called like, found as soon as it is projected. */
async function offer(page: Page, title: string): Promise<string> {
  const listing = { title, description: 'In good order.', category: 'other', condition: 'good', stock: 1 }
  const { id } = await ask(page, 'POST', '/products', {
    ...listing,
    price: { amount: 2_500, currency: 'usd' },
  })
  const found = async () => (await ask(page, 'GET', `/search?q=${encodeURIComponent(title)}`)).counts.product
  await expect.poll(found, { timeout: 20_000 }).toBeGreaterThan(0)
  return id
}

/** By the header's box; on a phone by the page that its icon leads to. */
async function searchFor(page: Page, words: string, phone: boolean) {
  if (phone) await page.getByRole('link', { name: 'Search', exact: true }).click()
  const box = phone
    ? page.getByRole('main').getByRole('searchbox', { name: 'Search everything' })
    : page.getByRole('combobox', { name: 'Search everything' })
  await box.fill(words)
  await box.press('Enter')
  await page.waitForURL(/\/search\?q=/)
}

for (const { name, width, height } of SIZES) {
  test.describe(name, () => {
    test.use({ viewport: { width, height } })

    test('finds with a slip of the pen, goes on when there is nothing, and reports what should not be there', async ({
      page,
      browser,
    }) => {
      test.setTimeout(120_000)
      const word = `Theremin ${name} ${Date.now().toString(36)}`
      const seller = await (await browser.newContext()).newPage()
      await signIn(seller, 'uta', 'seller@uta.test')
      const id = await offer(seller, word)

      await signIn(page, 'uta', 'student@uta.test')
      await page.goto(`${site('uta')}/shop`)
      await searchFor(page, 'theramin', width < 640)
      await expect(page.getByText('Did you mean')).toBeVisible()
      await page.getByRole('link', { name: 'theremin', exact: true }).click()
      await expect(page.getByRole('heading', { name: 'Results for “theremin”' })).toBeVisible()
      await page
        .getByRole('navigation', { name: 'What was found' })
        .getByRole('link', { name: /^Shop/ })
        .click()
      await expect(
        page.getByRole('list', { name: 'Results' }).getByRole('link', { name: word }),
      ).toBeVisible()
      await expectSound(page)

      await page.goto(`${site('uta')}/search?q=theremin&type=product&min=500`)
      await page.getByRole('link', { name: /Without filters/ }).click()
      await expect(page.getByRole('list', { name: 'Results' })).toBeVisible()

      await page.goto(`${site('uta')}/search?q=zzzzqqqq`)
      await expect(page.getByText('Nothing found for “zzzzqqqq”')).toBeVisible()
      await expectSound(page)

      await page.goto(`${site('uta')}/report?subject=product:${id}&from=/search`)
      await page.getByLabel('Scam').check()
      await page.getByLabel(/What should the moderators know/).fill('It was mine.')
      await expectSound(page)
      await page.getByRole('button', { name: 'Send the report' }).click()
      await expect(page.getByText('The moderators of your school will look at it.').first()).toBeVisible()

      const moderator = await (await browser.newContext({ viewport: { width, height } })).newPage()
      await signIn(moderator, 'uta', 'moderator@uta.test')
      await moderator.goto(`${site('uta')}/admin/reports`)
      const reported = moderator.getByRole('article').filter({ hasText: word })
      await expect(reported.getByText('It was mine.')).toBeVisible()
      await expectSound(moderator)
      await reported.getByRole('button', { name: 'Remove it' }).click()
      await expect(moderator.getByText('Removed, and its author is told.').first()).toBeVisible()

      const stillFound = async () => {
        const { items } = await ask(page, 'GET', `/search?q=${encodeURIComponent(word)}&type=product`)
        return items.some((hit: { id: string }) => hit.id === id)
      }
      await expect.poll(stillFound, { timeout: 20_000 }).toBe(false)
    })
  })
}

test('what is typed is offered under the box and chosen with the arrow keys; what was searched for can be forgotten', async ({
  page,
}) => {
  await signIn(page, 'uta', 'student@uta.test')
  await page.goto(`${site('uta')}/shop`)
  const box = page.getByRole('combobox', { name: 'Search everything' })
  await box.pressSequentially('calc')
  const offered = page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option')
  await expect(offered.first()).toBeVisible()
  await expect(box).toHaveAttribute('aria-expanded', 'true')
  await box.press('ArrowDown')
  await expect(offered.first()).toHaveAttribute('aria-selected', 'true')
  await expectSound(page)
  await box.press('Escape')
  await expect(box).toHaveAttribute('aria-expanded', 'false')
  await box.press('Enter')
  await page.waitForURL(/\/search\?q=calc/)

  await page.goto(`${site('uta')}/search`)
  await expect(page.getByRole('link', { name: 'calc', exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Forget calc', exact: true }).click()
  await expect(page.getByRole('link', { name: 'calc', exact: true })).toHaveCount(0)
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('searches, narrows and reports', async ({ page }) => {
    await signIn(page, 'uta', 'student@uta.test')
    await page.goto(`${site('uta')}/shop`)
    const box = page.getByRole('combobox', { name: 'Search everything' })
    await box.fill('calculus')
    await box.press('Enter')
    const results = page.getByRole('list', { name: 'Results' })
    await expect(results).toBeVisible()
    await page
      .getByRole('navigation', { name: 'What was found' })
      .getByRole('link', { name: /^Shop/ })
      .click()
    await expect(page).toHaveURL(/type=product/)
    const [product] = (await ask(page, 'GET', '/products?limit=20')).items.filter(
      (one: { mine: boolean }) => !one.mine,
    )
    await page.goto(`${site('uta')}/report?subject=product:${product.id}&from=/shop`)
    await page.getByRole('button', { name: 'Send the report' }).click()
    await expect(page.getByRole('heading', { name: /Report this listing/ })).toBeVisible()
  })
})
