import { type Browser, expect, type Page } from '@playwright/test'
import { codeFrom, linkFrom, mailTo, PASSWORD, signIn, site } from './campus.ts'
import { test } from './test.ts'

const slug = `rice${Date.now().toString(36)}`
const domain = `${slug}.test`
const admin = `dean@${domain}`

/** A person is a browser of their own: nothing is shared but the campus. */
async function person(browser: Browser): Promise<Page> {
  return (await browser.newContext()).newPage()
}

async function openSchool(page: Page) {
  await signIn(page, 'admin', 'root@banter.test')
  await page.goto(`${site('admin')}/schools`)
  await page.getByRole('link', { name: 'Open a school' }).first().click()
  await page.getByLabel('Name', { exact: true }).fill('Rice Creek University')
  await page.getByLabel('Address').fill(slug)
  await page.getByLabel('City').fill('Houston')
  await page.getByLabel('State').fill('TX')
  await page.getByLabel('Country').fill('US')
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByLabel('E-mail domains').fill(domain)
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByLabel('E-mail of the first admin').fill(admin)
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByRole('button', { name: 'Open the school' }).click()
  await expect(page.getByText('Rice Creek University').first()).toBeVisible()
}

async function acceptInvitation(page: Page) {
  await page.goto(await linkFrom(page, admin, /invit/i))
  await page.getByLabel('Your name').fill('Dana Dean')
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Accept the invitation' }).click()
  await page.goto(`${site(slug)}/admin`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
}

async function join(page: Page, name: string, email: string) {
  await page.goto(`${site(slug)}/register`)
  await page.getByLabel('Your name').fill(name)
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.getByLabel('Code').fill(await codeFrom(page, email))
  await page.getByRole('button', { name: 'Confirm' }).click()
  await page.waitForURL(`${site(slug)}/welcome`)
}

async function listForSale(page: Page) {
  await page.goto(`${site(slug)}/sell`)
  await page.getByLabel('Title').fill('Organic Chemistry, 3rd edition')
  await page.getByLabel('Category').selectOption('textbooks')
  await page.getByLabel('Description').fill('No notes, one dented corner.')
  await page.getByRole('radio', { name: 'Good' }).check({ force: true })
  await page.getByLabel('Price').fill('48')
  await expect(page.getByText('$45.35')).toBeVisible()
  await page.getByRole('button', { name: 'List it' }).click()
  await expect(page.getByRole('heading', { name: 'Organic Chemistry, 3rd edition' })).toBeVisible()
}

async function buyByCard(page: Page) {
  await page.goto(`${site(slug)}/shop`)
  await page
    .getByRole('link', { name: /Organic Chemistry/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await page.getByRole('link', { name: 'In your cart: go to cart' }).click()
  await page.getByRole('button', { name: 'Pay $48.00' }).click()
  await page.waitForURL(/\/c\/pay\//)
  await page.getByLabel('Card number').fill('4242 4242 4242 4242')
  await page.getByLabel('Expiry').fill('12 / 30')
  await page.getByLabel('CVC').fill('123')
  await page.getByLabel('Name on card').fill('Ben Buyer')
  await page.getByRole('button', { name: 'Pay $48.00' }).click()
  await page.waitForURL(/\/checkout\//)
  await expect(page.getByRole('heading', { name: 'Paid $48.00' })).toBeVisible()
  await page.getByRole('link', { name: /order/i }).first().click()
  await expect(page.getByText('Your handoff code')).toBeVisible()
}

async function readCode(page: Page): Promise<string> {
  const spoken = await page
    .getByText(/^\d( \d){5}$/)
    .first()
    .textContent()
  return spoken!.replaceAll(' ', '')
}

test('a school opens, two students join, one sells the other a book by card, they meet and the fee is taken', async ({
  browser,
}) => {
  test.setTimeout(240_000)
  await test.step('the super-admin opens a school', async () => openSchool(await person(browser)))
  await test.step('its admin accepts', async () => acceptInvitation(await person(browser)))

  const [seller, buyer] = [await person(browser), await person(browser)]
  await test.step('two students join', async () => {
    await join(seller, 'Sofia Seller', `sofia@${domain}`)
    await join(buyer, 'Ben Buyer', `ben@${domain}`)
  })
  await test.step('one lists a book', () => listForSale(seller))
  await test.step('the other buys it by card', () => buyByCard(buyer))

  await test.step('they meet: the code releases the money', async () => {
    const code = await readCode(buyer)
    await seller.goto(`${site(slug)}/sales`)
    await seller
      .getByRole('link', { name: /Organic Chemistry/ })
      .first()
      .click()
    await seller.getByLabel(/6-digit code/).fill(code === '000000' ? '000001' : '000000')
    await seller.getByRole('button', { name: 'Confirm handoff' }).click()
    await expect(seller.getByText(/not the buyer’s code/).first()).toBeVisible()
    await seller.getByLabel(/6-digit code/).fill(code)
    await seller.getByRole('button', { name: 'Confirm handoff' }).click()
  })

  await test.step('the fee is taken and both see it', async () => {
    await expect(async () => {
      await seller.goto(`${site(slug)}/wallet`)
      await expect(seller.getByText('$45.35').first()).toBeVisible({ timeout: 1_000 })
    }).toPass({ timeout: 20_000 })
    await seller.goto(`${site(slug)}/sales`)
    await seller
      .getByRole('link', { name: /Organic Chemistry/ })
      .first()
      .click()
    await expect(seller.getByText('$0.96').first()).toBeVisible()
    await buyer.reload()
    await expect(buyer.getByText('Your handoff code')).toBeHidden()
    for (const [page, address] of [
      [seller, `sofia@${domain}`],
      [buyer, `ben@${domain}`],
    ] as const) {
      await page.goto(`${site(slug)}/notifications`)
      await expect(page.getByText(/Organic Chemistry/).first()).toBeVisible()
      expect(await mailTo(page, address, /Organic Chemistry|sold|order|money/i)).toContain(
        'Organic Chemistry',
      )
    }
  })
})
