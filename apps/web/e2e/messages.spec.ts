import { expect, type Page } from '@playwright/test'
import { expectContrast, expectSound } from './axe.ts'
import { enter, signIn, site } from './campus.ts'
import { ask } from './scenes.ts'
import { test } from './test.ts'

const uta = site('uta')
const HEBREW = 'שלום, מתי נפגשים? ok'

/** Something that is to be handed over. @returns the order's page */
async function agreed(buyer: Page, seller: Page): Promise<string> {
  const thing = { title: 'Camping stove', description: 'Burns.', category: 'sports', condition: 'good' }
  const { id } = await ask(seller, 'POST', '/products', {
    ...thing,
    price: { amount: 900, currency: 'usd' },
  })
  const items = [{ productId: id, quantity: 1 }]
  const { orders } = await ask(buyer, 'POST', '/checkout', { method: 'in_person', items })
  return `${uta}/orders/${orders[0].id}`
}

test('the two of an order write to each other: in a hurry, without a network, and without script', async ({
  browser,
}) => {
  const [buyer, seller] = [
    await enter(browser, 'linh.pham@uta.test'),
    await enter(browser, 'marcus.green@uta.test', { width: 360, height: 740 }),
  ]
  const order = await agreed(buyer, seller)
  const field = buyer.getByLabel('Write to Marcus Green')
  // Not what happened to the order, which nobody said.
  const said = buyer
    .getByRole('list', { name: 'Messages' })
    .getByRole('listitem')
    .filter({ hasText: /You:|Marcus Green:/ })

  await test.step('a double click says it once, and one writes on at once', async () => {
    await buyer.goto(order)
    await buyer.waitForLoadState('networkidle')
    await field.fill('Is noon all right?')
    await buyer.getByRole('button', { name: 'Send' }).dblclick()
    await expect(field).toBeFocused()
    await expect(field).toHaveValue('')
    await buyer.keyboard.type(HEBREW)
    await buyer.keyboard.press('Control+Enter')
    await expect(said.getByRole('time')).toHaveCount(2)
    await expect(buyer.getByText(HEBREW)).toHaveCSS('direction', 'rtl')
  })

  await test.step('without a network the page stays, and what was not sent is kept to be sent again', async () => {
    await buyer.context().setOffline(true)
    await field.fill('On my way')
    await buyer.keyboard.press('Control+Enter')
    await expect(buyer.getByText('Not sent.')).toBeVisible()
    await field.fill('Begun')
    // Somebody looks at another tab, and comes back.
    await buyer.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await expect(field).toHaveValue('Begun')
    await buyer.context().setOffline(false)
    await buyer.getByRole('button', { name: 'Try again' }).click()
    await expect(said.getByRole('time')).toHaveCount(3)
    await expect(field).toHaveValue('Begun')
    await expectSound(buyer)
  })

  await test.step('the other reads it on a phone, in the dark', async () => {
    await seller.emulateMedia({ colorScheme: 'dark' })
    await seller.goto(order)
    await expect(seller.getByText('On my way')).toBeVisible()
    await expectSound(seller)
    await expectContrast(seller)
  })

  await test.step('without script it is the same form, and a refusal keeps what was typed', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await signIn(page, 'uta', 'marcus.green@uta.test')
    await page.goto(order)
    const plain = page.getByLabel('Write to Linh Pham')
    await plain.fill('Take your time.\nI am here.')
    await page.getByRole('button', { name: 'Send' }).click()
    await expect(page.getByText('I am here.')).toBeVisible()
    await plain.fill('\u2060')
    await page.getByRole('button', { name: 'Send' }).click()
    await expect(page.getByText('Something to say, please.').first()).toBeVisible()
    await expect(plain).toHaveValue('\u2060')
    await expect(page).toHaveURL(/#say$/)
    await expect(plain).toBeInViewport()
    await context.close()
  })
})
