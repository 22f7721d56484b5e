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

async function student(browser: Browser, viewport: { width: number; height: number }, email: string) {
  const page = await (await browser.newContext({ viewport })).newPage()
  await signIn(page, 'uta', email)
  return page
}

async function lists(seller: Page, title: string, cents: number): Promise<string> {
  const thing = { title, description: 'Works.', category: 'furniture', condition: 'good' }
  const { id } = await ask(seller, 'POST', '/products', {
    ...thing,
    price: { amount: cents, currency: 'usd' },
  })
  return id
}

async function putsInCart(buyer: Page, product: string) {
  await buyer.goto(`${uta}/products/${product}`)
  await buyer.getByRole('button', { name: 'Add to cart' }).click()
  await expect(buyer.getByRole('link', { name: 'In your cart: go to cart' })).toBeVisible()
}

/** A card whose bank wants to know that it is its owner. */
async function paysWithThreeDSecure(buyer: Page, total: string) {
  await buyer.waitForURL(/\/c\/pay\//)
  await buyer.getByLabel('Card number').fill('4000 0025 0000 3155')
  await buyer.getByLabel('Expiry').fill('12 / 30')
  await buyer.getByLabel('CVC').fill('123')
  await buyer.getByLabel('Name on card').fill('Bea Buyer')
  await buyer.getByRole('button', { name: `Pay ${total}` }).click()
  await buyer.waitForURL(/\/authenticate/)
}

for (const viewport of sizes) {
  test(`at ${viewport.width}: one cart of two sellers, a price that changes, paid once with 3-D Secure`, async ({
    browser,
  }) => {
    const [sofia, omar, maya] = [
      await student(browser, viewport, 'tyler.brooks@uta.test'),
      await student(browser, viewport, 'hannah.cole@uta.test'),
      await student(browser, viewport, 'jasmine.lee@uta.test'),
    ]
    const mark = `${viewport.width}-${Date.now().toString(36)}`
    const names = { lamp: `Reading lamp ${mark}`, chair: `Oak chair ${mark}`, rug: `Small rug ${mark}` }
    const lamp = await lists(sofia, names.lamp, 2_000)
    const chair = await lists(omar, names.chair, 4_500)
    const rug = await lists(omar, names.rug, 900)

    await test.step('things of two sellers go into one cart', async () => {
      for (const { product } of (await ask(maya, 'GET', '/cart')).items)
        await ask(maya, 'DELETE', `/cart/items/${product.id}`)
      for (const product of [lamp, chair, rug]) await putsInCart(maya, product)
      await maya.goto(`${uta}/cart`)
      await expect(maya.getByRole('list', { name: /^From / })).toHaveCount(2)
      await expect(maya.getByText(/2 orders, one per seller/)).toBeVisible()
    })

    await test.step('one of them is kept for another time', async () => {
      await maya.getByRole('button', { name: `Save for later: ${names.rug}` }).click()
      await expect(maya.getByRole('list', { name: 'Saved for later' })).toContainText(names.rug)
      await expect(maya.getByRole('button', { name: 'Pay $65.00' })).toBeVisible()
    })

    await test.step('a new price is asked about before anything is paid', async () => {
      await ask(sofia, 'PATCH', `/products/${lamp}`, { price: { amount: 2_500, currency: 'usd' } })
      await maya.reload()
      await expect(maya.getByText('A price has changed')).toBeVisible()
      await expect(maya.getByRole('button', { name: 'Pay $70.00' })).toBeDisabled()
      await expectSound(maya)
      await maya.getByRole('button', { name: 'Accept the new price' }).click()
      await expect(maya.getByText('A price has changed')).toBeHidden()
    })

    await test.step('paid once: the bank asks, first in vain', async () => {
      await maya.getByRole('button', { name: 'Pay $70.00' }).click()
      await paysWithThreeDSecure(maya, '$70.00')
      await maya.getByRole('button', { name: /fail/i }).click()
      await paysWithThreeDSecure(maya, '$70.00')
      await maya.getByRole('button', { name: /complete/i }).click()
      await maya.waitForURL(/\/checkout\//)
      await expect(maya.getByRole('heading', { name: 'Paid $70.00' })).toBeVisible()
      await expect(maya.getByRole('list', { name: 'Orders' }).getByRole('listitem')).toHaveCount(2)
      await expectSound(maya)
    })

    await test.step('each seller has an order of their own, and what was kept is still there', async () => {
      for (const [seller, name] of [
        [sofia, names.lamp],
        [omar, names.chair],
      ] as const) {
        await seller.goto(`${uta}/sales`)
        await seller.getByRole('link', { name }).first().click()
        await expect(seller.getByLabel(/6-digit code/)).toBeVisible()
      }
      await maya.goto(`${uta}/cart`)
      await expect(maya.getByRole('list', { name: 'Saved for later' })).toContainText(names.rug)
      await ask(maya, 'DELETE', `/cart/items/${rug}`)
    })
  })
}

test('a reservation runs down before the buyer’s eyes, and given up it goes back into the cart', async ({
  browser,
}) => {
  const [sofia, maya] = [
    await student(browser, sizes[1]!, 'tyler.brooks@uta.test'),
    await student(browser, sizes[1]!, 'jasmine.lee@uta.test'),
  ]
  const name = `Kettle ${Date.now().toString(36)}`
  const kettle = await lists(sofia, name, 1_200)
  const body = { method: 'card', items: [{ productId: kettle, quantity: 1 }] }
  const { checkoutId } = await ask(maya, 'POST', '/checkout', body)
  await maya.goto(`${uta}/checkout/${checkoutId}?open=1`)
  await expect(maya.getByRole('timer')).toHaveText(/^1[45]:\d\d$/)
  const first = await maya.getByRole('timer').textContent()
  await expect(maya.getByRole('timer')).not.toHaveText(first ?? '')
  await maya.getByRole('button', { name: 'Cancel order' }).click()
  await maya.getByRole('dialog').getByRole('button', { name: 'Cancel order' }).click()
  await expect(maya.getByRole('heading', { name: 'Order cancelled' })).toBeVisible()
  await maya.getByRole('button', { name: 'Put it back into the cart' }).click()
  await maya.waitForURL(`${uta}/cart`)
  await expect(maya.getByRole('link', { name })).toBeVisible()
  await maya.getByRole('radio', { name: /In person/ }).check({ force: true })
  await maya.getByRole('button', { name: /^Order \$/ }).click()
  await expect(maya.getByRole('heading', { name: /^Ordered for \$/ })).toBeVisible()
})
