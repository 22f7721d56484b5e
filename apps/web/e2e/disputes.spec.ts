import { expect, type Page } from '@playwright/test'
import { expectSound } from './axe.ts'
import { enter, site } from './campus.ts'
import { ask, buyHeld } from './scenes.ts'
import { test } from './test.ts'

const uta = site('uta')
const sizes = [
  { width: 1280, height: 860 },
  { width: 360, height: 740 },
]

async function photo(page: Page): Promise<Buffer> {
  const drawn = await page.evaluate(() => {
    const canvas = document.createElement('canvas')
    canvas.width = canvas.height = 300
    const pen = canvas.getContext('2d')!
    pen.fillStyle = '#c9b18a'
    pen.fillRect(0, 0, 300, 300)
    pen.fillStyle = '#402010'
    pen.fillRect(40, 140, 220, 12)
    return canvas.toDataURL('image/png').split(',')[1]!
  })
  return Buffer.from(drawn, 'base64')
}

async function confirm(page: Page, label: string, deed: string) {
  await page.getByRole('button', { name: label }).click()
  await page.getByRole('dialog').getByRole('button', { name: deed }).click()
}

for (const viewport of sizes)
  test(`at ${viewport.width}: a problem, a part offered, a decision that both are content with: a part is back`, async ({
    browser,
  }) => {
    const [buyer, seller, staff] = [
      await enter(browser, 'jasmine.lee@uta.test', viewport),
      await enter(browser, 'hannah.cole@uta.test', viewport),
      await enter(browser, 'moderator@uta.test', viewport),
    ]
    const { order } = await buyHeld(buyer, seller)
    let dispute = ''

    await test.step('the buyer says what is wrong, and shows it', async () => {
      await buyer.goto(`${uta}/orders/${order}`)
      await buyer.getByRole('link', { name: 'Report a problem' }).click()
      await buyer.getByText('Damaged or does not work').click()
      await buyer.getByLabel('What happened').fill('The foot of the lamp is cracked right through.')
      await buyer
        .locator('input[type=file]')
        .setInputFiles({ name: 'crack.png', mimeType: 'image/png', buffer: await photo(buyer) })
      await expect(buyer.locator('input[name=media]')).toHaveValue(/"id"/)
      await buyer.getByLabel('How much do you want back?').fill('12.00')
      await expectSound(buyer)
      await buyer.getByRole('button', { name: 'Report the problem' }).click()
      await buyer.waitForURL(/\/disputes\//)
      dispute = buyer.url()
      await expect(buyer.getByText('has three days to answer')).toBeVisible()
      await expect(buyer.getByRole('region', { name: 'Photos by Jasmine Lee' })).toBeVisible()
    })

    await test.step('the seller is led there, and offers a part', async () => {
      await seller.goto(`${uta}/sales`)
      const todo = seller.getByRole('link', { name: 'Jasmine Lee reported a problem' })
      await expect(todo.first()).toBeVisible()
      await seller.goto(dispute)
      await seller.getByText('Offer a part', { exact: true }).click()
      await seller.getByLabel('How much do you offer?').fill('3')
      await seller.getByLabel('In your words').fill('It stood well with me.')
      await expectSound(seller)
      await seller.getByRole('button', { name: 'Send answer' }).click()
      await expect(seller.getByText('Offered $3.00')).toBeVisible()
    })

    await test.step('the buyer lets the school decide, which gives a part back and says why', async () => {
      await buyer.goto(dispute)
      await expectSound(buyer)
      await confirm(buyer, 'Let the school decide', 'Let them decide')
      await expect(buyer.getByText('Waits for a decision')).toBeVisible()
      await staff.goto(`${uta}/admin/disputes`)
      await expect(staff.getByRole('link', { name: 'Desk lamp with a warm light' }).first()).toBeVisible()
      await staff.goto(dispute)
      await staff.getByLabel('What does the buyer get back?').fill('7.50')
      await staff.getByLabel('Why?').fill('The crack was there before: the listing photo shows it.')
      await expectSound(staff)
      await staff.getByRole('button', { name: 'Decide' }).click()
      await expect(staff.getByText('The buyer gets $7.50 back.', { exact: true })).toBeVisible()
    })

    await test.step('both are content: the part is back, and the seller is paid the rest', async () => {
      for (const page of [buyer, seller]) {
        await page.goto(dispute)
        await expectSound(page)
        await confirm(page, 'I am content with it', 'Yes, I am')
      }
      await expect(seller.getByText('It is decided, and done.')).toBeVisible()
      const shown = async () => {
        const { state, refunded, frozen } = await ask(buyer, 'GET', `/orders/${order}`)
        return [state, refunded.amount, frozen]
      }
      await expect.poll(shown, { timeout: 30_000 }).toEqual(['settled', 750, null])
      await buyer.goto(`${uta}/orders/${order}`)
      await expect(buyer.getByRole('list', { name: 'Order steps' })).toContainText(
        'It was decided: the buyer gets $7.50 back.',
      )
    })
  })
