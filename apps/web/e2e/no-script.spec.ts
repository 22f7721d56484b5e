import { type Browser, expect, type Page } from '@playwright/test'
import { signIn, site } from './campus.ts'
import { localTime } from './event-scenes.ts'
import { test } from './test.ts'

async function withoutScript(browser: Browser, email: string): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await signIn(page, 'uta', email)
  return page
}

async function talkAbout(page: Page, text: RegExp) {
  const post = page.getByRole('article').filter({ hasText: text }).first()
  await page.goto(`${site('uta')}/`)
  await post.getByRole('button', { name: 'Like' }).click()
  await expect(post.getByRole('button', { name: 'Like' })).toHaveAttribute('aria-pressed', 'true')
  await expect(page).toHaveURL(/#post-/)
  await post.getByRole('button', { name: 'Save' }).click()
  await expect(post.getByRole('button', { name: 'Save' })).toHaveAttribute('aria-pressed', 'true')
  await post.getByRole('link', { name: /comment/i }).click()
  await page.getByLabel('Write a comment').fill('I am listing mine tonight')
  await page.getByRole('button', { name: 'Comment', exact: true }).click()
  await expect(page.getByText('I am listing mine tonight')).toBeVisible()
  await page.getByRole('link', { name: 'Reply' }).click()
  await page.getByLabel(/^Reply to/).fill('It boils fast')
  await page.getByRole('button', { name: 'Reply', exact: true }).click()
  await expect(page.getByText('It boils fast')).toBeVisible()
  await expect(page.getByRole('heading', { name: '2 comments' })).toBeVisible()
}

async function sellKettle(page: Page) {
  await page.goto(`${site('uta')}/sell`)
  await page.getByLabel('Title').fill('Electric kettle, 1.7 litres')
  await page.getByLabel('Category').selectOption('kitchen')
  await page.getByRole('radio', { name: 'Good' }).check({ force: true })
  await page.getByLabel('Price').fill('not a price')
  await page.getByRole('button', { name: 'List it' }).click()
  await expect(page.getByText('Write a price such as 25 or 19.99.').first()).toBeVisible()
  await expect(page.getByLabel('Title')).toHaveValue('Electric kettle, 1.7 litres')
  await page.getByLabel('Price').fill('12.50')
  await page.getByRole('button', { name: 'List it' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /Electric kettle/ })).toBeVisible()
}

async function payByCard(page: Page) {
  await page.waitForURL(/\/c\/pay\//)
  await page.getByLabel('Card number').fill('4242424242424242')
  await page.getByLabel('Expiry').fill('12 / 30')
  await page.getByLabel('CVC').fill('123')
  await page.getByLabel('Name on card').fill('Maya Torres')
  await page.getByRole('button', { name: /^Pay/ }).click()
  await page.waitForURL(/\/checkout\//)
}

test('posting, selling, buying and handing over work without JavaScript', async ({ browser }) => {
  const seller = await withoutScript(browser, 'seller@uta.test')
  const buyer = await withoutScript(browser, 'student@uta.test')

  await test.step('a post', async () => {
    await buyer.goto(`${site('uta')}/`)
    await buyer.getByLabel('Your post').fill('Does anybody have a kettle to sell?')
    await buyer.getByRole('button', { name: 'Post', exact: true }).click()
    await expect(buyer.getByText('Does anybody have a kettle to sell?')).toBeVisible()
  })
  await test.step('a like, a bookmark, a comment and an answer', () => talkAbout(seller, /kettle to sell/))
  await test.step('a listing, after a mistake that loses nothing', () => sellKettle(seller))
  await test.step('a search and a purchase', async () => {
    const kettle = buyer.getByRole('link', { name: /Electric kettle/ }).first()
    // It can be found by its words a moment later.
    await expect(async () => {
      await buyer.goto(`${site('uta')}/shop?q=kettle`)
      await expect(kettle).toBeVisible({ timeout: 1_000 })
    }).toPass()
    await kettle.click()
    await buyer.getByRole('button', { name: 'Buy now' }).click()
    await payByCard(buyer)
  })
  await test.step('the handoff', async () => {
    await expect(async () => {
      await buyer.goto(`${site('uta')}/purchases`)
      await buyer
        .getByRole('link', { name: /Electric kettle/ })
        .first()
        .click()
      await expect(buyer.getByText('Your handoff code')).toBeVisible({ timeout: 1_000 })
    }).toPass({ timeout: 20_000 })
    const code = (await buyer
      .getByText(/^\d( \d){5}$/)
      .first()
      .textContent())!.replaceAll(' ', '')
    await seller.goto(`${site('uta')}/sales`)
    await seller
      .getByRole('link', { name: /Electric kettle/ })
      .first()
      .click()
    await seller.getByLabel(/6-digit code/).fill(code)
    await seller.getByRole('button', { name: 'Confirm handoff' }).click()
    await expect(seller.getByLabel(/6-digit code/)).toBeHidden()
  })
})

async function planEvent(page: Page, title: string) {
  await page.goto(`${site('uta')}/events/new`)
  await page.getByLabel('Name', { exact: true }).fill(title)
  await page.getByLabel('Category').selectOption('meeting')
  await page.getByLabel('Begins').fill(localTime(2))
  await page.getByLabel('Ends').fill(localTime(1))
  await page.getByRole('button', { name: 'Publish' }).click()
  await expect(page.getByText('It has to end after it begins.').first()).toBeVisible()
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue(title)
  await page.getByLabel('Ends').fill(localTime(3))
  await page.getByRole('button', { name: 'Publish' }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
}

test('planning an event, answering it, its door and calling it off work without JavaScript', async ({
  browser,
}) => {
  const host = await withoutScript(browser, 'seller@uta.test')
  const guest = await withoutScript(browser, 'student@uta.test')
  const title = `Study circle ${Date.now()}`

  await test.step('a plan, after a mistake that loses nothing', () => planEvent(host, title))
  await test.step('an answer, and another one', async () => {
    await guest.goto(host.url())
    await guest.getByRole('button', { name: 'Interested' }).click()
    await expect(guest.getByRole('button', { name: 'Interested' })).toHaveAttribute('aria-pressed', 'true')
    await guest.getByRole('button', { name: 'Going' }).click()
    await expect(guest.getByText('You are going.', { exact: true }).last()).toBeVisible()
  })
  await test.step('a code, typed at the door', async () => {
    await guest.getByRole('link', { name: 'Show my code for the door' }).click()
    const code = (await guest.getByTestId('door-code').textContent())!
    const event = host.url()
    await host.goto(`${event}/door`)
    await host.getByLabel('Code', { exact: true }).fill(code)
    await host.getByRole('button', { name: 'Check in', exact: true }).click()
    await expect(host.locator('[data-said=in]')).toContainText('Maya Torres')
    await host.getByRole('button', { name: 'Undo Maya Torres' }).first().click()
    await expect(host.locator('[data-said=out]')).toContainText('Maya Torres')
    await host.goto(event)
  })
  await test.step('a cancellation with its reason', async () => {
    await host.getByText('Cancel event').click()
    await host.getByLabel('Reason').fill('Too few chairs.')
    await host.getByRole('button', { name: 'Cancel the event' }).click()
    await expect(host.getByText('Too few chairs.')).toBeVisible()
  })
})

test('the keyboard skips past the navigation, straight into the content', async ({ page }) => {
  await signIn(page, 'uta', 'student@uta.test')
  await page.goto(`${site('uta')}/shop`)
  await page.keyboard.press('Tab')
  const skip = page.getByRole('link', { name: /skip/i })
  await expect(skip).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.locator('#main, main').first()).toBeFocused()
  await page.keyboard.press('Tab')
  const focused = page.locator(':focus')
  expect(await focused.evaluate((element) => element.closest('main') !== null)).toBe(true)
})
