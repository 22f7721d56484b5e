import { type Browser, expect, type Page } from '@playwright/test'
import { expectSound } from './axe.ts'
import { signIn, site } from './campus.ts'
import { buyHeld } from './scenes.ts'
import { test } from './test.ts'

const uta = site('uta')
const sizes = [
  { width: 1280, height: 860 },
  { width: 360, height: 740 },
]

async function student(browser: Browser, viewport: { width: number; height: number }, email: string) {
  const page = await (await browser.newContext({ viewport, acceptDownloads: true })).newPage()
  await signIn(page, 'uta', email)
  return page
}

const stands = (page: Page) => page.getByRole('list', { name: 'Order steps' })

for (const viewport of sizes)
  test(`at ${viewport.width}: the code opens without a network, is scanned, and a part goes back afterwards`, async ({
    browser,
  }) => {
    const seller = await student(browser, viewport, 'tyler.brooks@uta.test')
    const buyer = await student(browser, viewport, 'jasmine.lee@uta.test')
    const { order } = await buyHeld(buyer, seller)
    let scanned = ''

    await test.step('both are told what to do', async () => {
      await buyer.goto(`${uta}/purchases`)
      await expect(buyer.getByRole('list', { name: 'To do' })).toContainText('Meet Tyler Brooks')
      await seller.goto(`${uta}/sales`)
      await expect(seller.getByRole('list', { name: 'To do' })).toContainText('Meet Jasmine Lee')
      await expectSound(seller)
    })

    await test.step('the buyer’s page shows a code to scan, also without a network', async () => {
      await buyer.goto(`${uta}/orders/${order}`)
      await buyer.getByRole('link', { name: 'Show it to be scanned, also offline' }).click()
      await expect(buyer.getByText('This page opens without a network too.')).toBeVisible()
      await expectSound(buyer)
      await buyer.context().setOffline(true)
      await buyer.reload()
      const picture = buyer.getByRole('img', { name: 'QR code for the seller to scan' })
      await expect(picture).toBeVisible()
      scanned = (await picture.getAttribute('data-code')) ?? ''
      expect(scanned).toMatch(/^\d{8}$/)
      await buyer.context().setOffline(false)
    })

    await test.step('the seller’s camera leads to the order with the code filled in', async () => {
      await seller.goto(`${uta}/orders/${order}?code=${scanned}`)
      await expect(seller.getByLabel(/6-digit code/)).toHaveValue(scanned)
      await seller.getByRole('button', { name: 'Confirm handoff' }).click()
      await expect(stands(seller)).toContainText('Seller paid', { timeout: 20_000 })
    })

    await test.step('the seller gives a part back, and sees what of the fee comes with it', async () => {
      await seller.goto(`${uta}/orders/${order}`)
      await seller.getByRole('button', { name: 'Refund buyer' }).click()
      const dialog = seller.getByRole('dialog')
      await dialog.getByLabel('How much?').fill('9.25')
      await expect(dialog.getByText('$0.19 of it is the Banter fee')).toBeVisible()
      await dialog.getByLabel('Why?').fill('The bulb was broken.')
      await dialog.getByRole('button', { name: 'Give back' }).click()
      await expect(stands(seller)).toContainText('gave $9.25 of the price back')
      await expect(stands(seller)).toContainText('“The bulb was broken.”')
      await expectSound(seller)
    })

    await test.step('both have a receipt, and the seller a statement', async () => {
      await buyer.goto(`${uta}/orders/${order}`)
      await buyer.getByRole('link', { name: 'Receipt', exact: true }).click()
      await expect(buyer.getByText('Paid after all')).toBeVisible()
      await expectSound(buyer)
      const download = buyer.waitForEvent('download')
      await buyer.getByRole('link', { name: 'PDF' }).click()
      expect((await download).suggestedFilename()).toBe('receipt.pdf')
      await seller.goto(`${uta}/statements`)
      await expect(seller.getByRole('list', { name: 'Movements' })).toContainText(
        'Desk lamp with a warm light',
      )
      await expectSound(seller)
      const table = seller.waitForEvent('download')
      await seller.getByRole('link', { name: 'Download as CSV' }).click()
      expect((await table).suggestedFilename()).toMatch(/^statement-20\d\d-\d\d\.csv$/)
    })
  })

test('a paid order is called off with a reason, and both read it', async ({ browser }) => {
  const viewport = sizes[1]!
  const seller = await student(browser, viewport, 'tyler.brooks@uta.test')
  const buyer = await student(browser, viewport, 'jasmine.lee@uta.test')
  const { order } = await buyHeld(buyer, seller)
  await seller.goto(`${uta}/orders/${order}`)
  await seller.getByRole('button', { name: 'Cancel order' }).click()
  const dialog = seller.getByRole('dialog')
  await dialog.getByLabel('What happened?').selectOption({ label: 'I sold or gave it to somebody else' })
  await dialog.getByLabel('In your words').fill('My sister took it.')
  await dialog.getByRole('button', { name: 'Cancel and give the money back' }).click()
  for (const page of [seller, buyer]) {
    await page.goto(`${uta}/orders/${order}`)
    await expect(stands(page)).toContainText('“My sister took it.”')
  }
  await expect(stands(buyer)).toContainText('Money given back', { timeout: 20_000 })
})
