import { type Browser, expect, type Page } from '@playwright/test'
import { expectSound } from './axe.ts'
import { signIn, site } from './campus.ts'
import { ask } from './scenes.ts'
import { test } from './test.ts'

const uta = site('uta')
const sizes = [
  { width: 1280, height: 860 },
  { width: 360, height: 740 },
]

async function student(
  browser: Browser,
  viewport: { width: number; height: number },
  email: string,
  javaScriptEnabled = true,
) {
  const page = await (await browser.newContext({ viewport, javaScriptEnabled })).newPage()
  await signIn(page, 'uta', email)
  return page
}

/** Something for $50 of which the seller looks at offers from $30 on. */
async function lists(seller: Page, title: string): Promise<string> {
  const thing = { title, description: 'Works.', category: 'furniture', condition: 'good' }
  const price = { amount: 5_000, currency: 'usd' }
  return (await ask(seller, 'POST', '/products', { ...thing, price, negotiable: true, leastOfferPct: 60 })).id
}

async function paysByCard(buyer: Page, total: string) {
  await buyer.waitForURL(/\/c\/pay\//)
  await buyer.getByLabel('Card number').fill('4242 4242 4242 4242')
  await buyer.getByLabel('Expiry').fill('12 / 30')
  await buyer.getByLabel('CVC').fill('123')
  await buyer.getByLabel('Name on card').fill('Bea Buyer')
  await buyer.getByRole('button', { name: `Pay ${total}` }).click()
  await buyer.waitForURL(/\/checkout\//)
}

for (const viewport of sizes) {
  test(`at ${viewport.width}: an offer, a counter-offer, agreed, and paid at that price`, async ({
    browser,
  }) => {
    const [seller, buyer] = [
      await student(browser, viewport, 'tyler.brooks@uta.test'),
      await student(browser, viewport, 'jasmine.lee@uta.test'),
    ]
    const name = `Walnut stool ${viewport.width}-${Date.now().toString(36)}`
    const stool = await lists(seller, name)

    await test.step('an offer that is too low is refused in place, a better one goes out', async () => {
      await buyer.goto(`${uta}/products/${stool}`)
      await buyer.getByRole('button', { name: 'Make an offer' }).click()
      const dialog = buyer.getByRole('dialog')
      await expect(dialog.getByText('The seller asks $50.00.')).toBeVisible()
      await dialog.getByLabel('Your offer').fill('20')
      await dialog.getByRole('button', { name: 'Send the offer' }).click()
      await expect(dialog.getByText('The seller looks at offers from $30.00 on.').first()).toBeVisible()
      await expectSound(buyer)
      await dialog.getByLabel('Your offer').fill('35')
      await dialog.getByLabel(/A word to the seller/).fill('I could pick it up today.')
      await dialog.getByRole('button', { name: 'Send the offer' }).click()
      await buyer.waitForURL(/\/offers\//)
      await expect(buyer.getByText('Waiting for an answer')).toBeVisible()
      await expect(buyer.getByRole('timer')).toHaveText(/^2[34] h \d+ min$/)
      await expectSound(buyer)
    })

    await test.step('the seller finds it among their offers, sees what they would get, and asks for more', async () => {
      await seller.goto(`${uta}/offers`)
      await seller.getByRole('link', { name }).click()
      await expect(seller.getByText('“I could pick it up today.”')).toBeVisible()
      await expect(seller.getByText(/^You get \$3/).first()).toBeVisible()
      await seller.getByLabel('Or ask for more').fill('44')
      await expect(seller.getByText(/^You get \$4/).first()).toBeVisible()
      await expectSound(seller)
      await seller.getByRole('button', { name: 'Send this price' }).click()
      await expect(seller.getByText('You asked for $44.00')).toBeVisible()
    })

    await test.step('the buyer accepts and pays what was agreed on', async () => {
      await buyer.goto(`${uta}/products/${stool}`)
      await buyer.getByRole('link', { name: /They ask \$44\.00/ }).click()
      await buyer.getByRole('button', { name: 'Accept $44.00' }).click()
      await expect(buyer.getByText(/It is yours for \$44\.00/)).toBeVisible()
      await expectSound(buyer)
      await buyer.getByRole('radio', { name: /Card/ }).check({ force: true })
      await buyer.getByRole('button', { name: /^Pay \$4\d\.\d\d now$/ }).click()
      await paysByCard(buyer, '$4')
      await expect(buyer.getByRole('heading', { name: /^Paid \$4/ })).toBeVisible({ timeout: 30_000 })
    })

    await test.step('both see that it is paid', async () => {
      await expect
        .poll(async () => (await ask(buyer, 'GET', '/me/offers?limit=1')).items[0].state, { timeout: 20_000 })
        .toBe('paid')
      await seller.goto(`${uta}/offers?role=seller&show=over`)
      await expect(seller.getByRole('listitem').filter({ hasText: name })).toContainText('Paid')
      await seller.goto(`${uta}/sales`)
      const sale = seller
        .getByRole('list', { name: 'Orders' })
        .getByRole('listitem')
        .filter({ hasText: name })
      await expect(sale).toContainText('$44.00')
    })
  })
}

test('without scripts an offer is made on a page of its own and taken back', async ({ browser }) => {
  const [seller, buyer] = [
    await student(browser, sizes[1]!, 'tyler.brooks@uta.test'),
    await student(browser, sizes[1]!, 'jasmine.lee@uta.test', false),
  ]
  const name = `Bread box ${Date.now().toString(36)}`
  const box = await lists(seller, name)
  await buyer.goto(`${uta}/products/${box}`)
  await buyer.getByRole('link', { name: 'Make an offer' }).click()
  await buyer.getByLabel('Your offer').fill('10')
  await buyer.getByRole('button', { name: 'Send the offer' }).click()
  await expect(buyer.getByText('The seller looks at offers from $30.00 on.').first()).toBeVisible()
  await expect(buyer.getByLabel('Your offer')).toHaveValue('10')
  await buyer.getByLabel('Your offer').fill('40')
  await buyer.getByRole('button', { name: 'Send the offer' }).click()
  await expect(buyer.getByRole('heading', { name: `Offer for ${name}` })).toBeVisible()
  await buyer.getByText('Take it back', { exact: true }).first().click()
  await buyer.getByRole('button', { name: 'Take it back' }).click()
  await expect(buyer.getByText('You took it back')).toBeVisible()
})
