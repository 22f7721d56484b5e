import { expect, type Page } from '@playwright/test'
import { expectSound } from './axe.ts'
import { enter, site } from './campus.ts'
import { ask } from './scenes.ts'
import { test } from './test.ts'

const uta = site('uta')

/** A sale that came to its end: paid in person, and the buyer has it. */
async function sold(buyer: Page, seller: Page) {
  const thing = { title: 'Folding chair', description: 'Folds.', category: 'furniture', condition: 'good' }
  const price = { amount: 1_200, currency: 'usd' }
  const { id: product } = await ask(seller, 'POST', '/products', { ...thing, price, stock: 2 })
  const items = [{ productId: product, quantity: 1 }]
  const { orders } = await ask(buyer, 'POST', '/checkout', { method: 'in_person', items })
  const order: string = orders[0].id
  await ask(buyer, 'POST', `/orders/${order}/received`)
  const state = async () => (await ask(buyer, 'GET', `/orders/${order}`)).state
  await expect.poll(state, { timeout: 20_000 }).toBe('settled')
  return { product, order }
}

test('both rate a sale, neither sees the other’s words before, and both are shown together', async ({
  browser,
}) => {
  const [buyer, seller] = [
    await enter(browser, 'linh.pham@uta.test'),
    await enter(browser, 'marcus.green@uta.test', { width: 360, height: 740 }),
  ]
  const { product, order } = await sold(buyer, seller)

  await test.step('the buyer is led from the to-dos to the form, and rates with the keyboard', async () => {
    await buyer.goto(`${uta}/purchases`)
    await buyer.getByRole('link', { name: 'How was it with Marcus Green?' }).first().click()
    await buyer.waitForURL(`**/orders/${order}#rating`)
    await buyer.getByRole('radio', { name: '5 of 5 stars: Great' }).focus()
    await buyer.keyboard.press('ArrowLeft')
    await expect(buyer.getByRole('radio', { name: '4 of 5 stars: Good' })).toBeChecked()
    await buyer.getByText('On time', { exact: true }).click()
    await buyer.getByLabel('In your words').fill('Folds as promised.')
    await buyer.getByRole('button', { name: 'Rate', exact: true }).click()
    await expect(buyer.getByText('Marcus Green does not see it yet.')).toBeVisible()
    await expectSound(buyer)
  })

  await test.step('the seller sees nothing of it, forgets the stars, and keeps what was typed', async () => {
    await seller.goto(`${uta}/orders/${order}`)
    await expect(seller.getByText('How was it with Linh Pham?')).toBeVisible()
    expect(await seller.content()).not.toContain('Folds as promised.')
    await seller.getByLabel('In your words').fill('Came on time.')
    await seller
      .locator('form', { has: seller.getByLabel('In your words') })
      .evaluate((form: HTMLFormElement) => {
        form.noValidate = true
      })
    await seller.getByRole('button', { name: 'Rate', exact: true }).click()
    await expect(seller.getByText('Please choose how many stars.')).toBeVisible()
    await expect(seller.getByLabel('In your words')).toHaveValue('Came on time.')
    await expectSound(seller)
    await seller.getByText('Great', { exact: true }).click()
    await seller.getByRole('button', { name: 'Rate', exact: true }).click()
    await expect(seller.getByText('Folds as promised.')).toBeVisible()
  })

  await test.step('the seller replies, and everybody can read it', async () => {
    await seller.getByText('Reply to Linh Pham').click()
    await seller.getByLabel('Your reply').fill('Enjoy sitting.')
    await seller.getByRole('button', { name: 'Reply', exact: true }).click()
    await expect(seller.getByText('Enjoy sitting.')).toBeVisible()
    await buyer.goto(`${uta}/products/${product}`)
    await buyer.getByRole('link', { name: /4\.0 of 5, 1 rating/ }).click()
    await expect(buyer.getByRole('heading', { level: 1 })).toHaveText('Ratings of Marcus Green')
    await expect(buyer.getByRole('article', { name: 'By Linh Pham' })).toContainText('Enjoy sitting.')
    await expectSound(buyer)
    await seller.goto(`${uta}/people`)
    await seller.goto(`${uta}/orders/${order}`)
    await expectSound(seller)
  })
})
