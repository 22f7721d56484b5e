import { expect, type Page } from '@playwright/test'
import { expectSound } from './axe.ts'
import { enter, site } from './campus.ts'
import { ask } from './scenes.ts'
import { test } from './test.ts'

const uta = site('uta')
const sizes = [
  { width: 1280, height: 860 },
  { width: 360, height: 740 },
]

/** A plain photo, drawn in the page. */
async function photo(page: Page, colour: string) {
  const address = await page.evaluate((fill) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 480 })
    const pen = canvas.getContext('2d')!
    pen.fillStyle = fill
    pen.fillRect(0, 0, 640, 480)
    pen.fillStyle = '#fff'
    pen.fillRect(Math.random() * 400, Math.random() * 300, 180, 120)
    return canvas.toDataURL('image/jpeg', 0.9)
  }, colour)
  return {
    name: `${colour}.jpg`,
    mimeType: 'image/jpeg',
    buffer: Buffer.from(address.split(',')[1] ?? '', 'base64'),
  }
}

for (const viewport of sizes) {
  test(`at ${viewport.width}: an ISBN fills in a book, its draft is looked at, listed, viewed, sold and offered again`, async ({
    browser,
  }) => {
    const leo = await enter(browser, 'seller@uta.test', viewport)
    const maya = await enter(browser, 'student@uta.test', viewport)

    await test.step('the form fills itself in', async () => {
      await leo.goto(`${uta}/sell`)
      await expect(leo.getByLabel('ISBN')).toBeHidden()
      await leo.getByLabel('Category').selectOption('textbooks/book_computing')
      await leo.getByLabel('ISBN').fill('0-13-235088-2')
      await expect(leo.getByLabel('Title')).toHaveValue('Clean Code')
      await expect(leo.getByLabel('Used in the course')).toHaveValue('CSE 3310')
      await leo.getByRole('radio', { name: 'Good' }).check({ force: true })
      await leo.getByLabel('Price').fill('20')
      await expectSound(leo)
    })

    await test.step('a draft is its seller’s own', async () => {
      await leo.getByRole('button', { name: 'Save draft and preview' }).click()
      await leo.waitForURL(/\/products\//)
      await expect(leo.getByText('Only you see it until you list it.')).toBeVisible()
      const there = await maya.goto(leo.url())
      expect(there?.status()).toBe(404)
    })

    await test.step('listed, it counts who looks', async () => {
      await leo.getByRole('button', { name: 'List it' }).click()
      await expect(leo.getByText('It is for sale.')).toBeVisible()
      const seen = maya.waitForResponse(/\/view/)
      await maya.goto(leo.url())
      await expect(maya.getByRole('region', { name: 'Seller' })).toContainText('Leo Nguyen')
      expect((await seen).status()).toBe(200)
      await expectSound(maya)
      await leo.reload()
      await expect(leo.getByText('1 person looked')).toBeVisible()
    })

    await test.step('sold, it keeps its page with what is like it', async () => {
      await leo.getByRole('button', { name: 'Mark as sold' }).click()
      await expect(leo.getByRole('button', { name: 'I have another one' })).toBeVisible()
      await maya.reload()
      await expect(maya.getByText('This has been sold.')).toBeVisible()
      await expect(maya.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex')
      await expect(maya.getByRole('heading', { name: 'Still to be had, and like it' })).toBeVisible()
      await leo.getByRole('button', { name: 'I have another one' }).click()
      await expect(leo.getByText('Renewed: it stays in the shop.')).toBeVisible()
    })
  })

  test(`at ${viewport.width}: a room is cleared with the keyboard`, async ({ browser }) => {
    const ava = await enter(browser, 'ava.johnson@uta.test', viewport)
    for (const { id } of (await ask(ava, 'GET', '/me/products?status=draft')).items)
      await ask(ava, 'DELETE', `/products/${id}`)
    await ava.goto(`${uta}/sell/room`)
    await ava
      .locator('input[type=file]')
      .setInputFiles([await photo(ava, 'teal'), await photo(ava, 'coral'), await photo(ava, 'olive')])
    await expect(ava.locator('input[name=media]')).toHaveValue(/(.*"id"){3}/)
    await ava.getByRole('button', { name: 'Make a draft of each' }).click()
    await expect(ava.getByText('3 drafts made.')).toBeVisible()
    const rows = ava.getByRole('list', { name: 'Drafts' }).getByRole('listitem')
    await expect(rows).toHaveCount(3)
    await rows.nth(0).getByLabel('Title').focus()
    for (const title of ['Green rug', 'Coral lamp', 'Olive box']) {
      await ava.keyboard.type(title)
      await ava.keyboard.press('Enter')
    }
    await rows
      .nth(0)
      .getByLabel(/^Price/)
      .fill('12')
    await rows
      .nth(1)
      .getByLabel(/^Price/)
      .fill('0')
    await expectSound(ava)
    await ava.getByRole('button', { name: 'List what is complete' }).click()
    await expect(ava.getByText('2 things listed.')).toBeVisible()
    await expect(rows).toHaveCount(1)
    await expect(rows.getByLabel(/^Title/)).toHaveValue('Olive box')
    await ava.goto(`${uta}/shop?kind=free`)
    await expect(ava.getByRole('link', { name: 'Coral lamp' }).first()).toBeVisible()
  })
}

test('the staff look at what a new seller offers, and forbid what the rules forbid', async ({ browser }) => {
  const [desk] = sizes as [(typeof sizes)[0]]
  const admin = await enter(browser, 'admin@uta.test', desk)
  const omar = await enter(browser, 'omar.haddad@uta.test', desk)
  const before = await ask(admin, 'GET', '/market-rules')
  try {
    await admin.goto(`${uta}/admin/market`)
    await admin.getByLabel('First listings').fill('100')
    await admin.getByLabel('Words').fill('lava lamp')
    await expectSound(admin)
    await admin.getByRole('button', { name: 'Save' }).click()
    await expect(admin.getByText('Saved.')).toBeVisible()
    await omar.goto(`${uta}/sell`)
    await omar.getByLabel('Title').fill('Lava lamps, two')
    await omar.getByLabel('Category').selectOption('furniture/lamps')
    await omar.getByRole('radio', { name: 'Good' }).check({ force: true })
    await omar.getByLabel('Price').fill('15')
    await omar.getByRole('button', { name: 'List it' }).click()
    await expect(omar.getByText('Your school does not allow “lava lamp”').first()).toBeVisible()
    await omar.getByLabel('Title').fill('Two lamps of the liquid kind')
    await omar.getByRole('button', { name: 'List it' }).click()
    await expect(omar.getByText('Sent to the staff of your school.')).toBeVisible()
    await admin.goto(`${uta}/admin/listings`)
    const waiting = admin.getByRole('article').filter({ hasText: 'Two lamps of the liquid kind' })
    await waiting.getByLabel('Why not?').fill('Please say how old they are.')
    await waiting.getByRole('button', { name: 'Send back' }).click()
    await expect(admin.getByText('Sent back, and its seller is told why.')).toBeVisible()
    await omar.reload()
    await expect(omar.getByText(/Please say how old they are/)).toBeVisible()
    await omar.getByRole('button', { name: 'Send it again' }).click()
    await expect(omar.getByText('Sent to the staff of your school.')).toBeVisible()
    await admin.goto(`${uta}/admin/listings`)
    await waiting.getByRole('button', { name: 'Let it in' }).click()
    await expect(admin.getByText('It is in the shop.')).toBeVisible()
    // It can be found by its words a moment later.
    await expect(async () => {
      await omar.goto(`${uta}/shop?q=liquid`)
      await expect(omar.getByRole('link', { name: /liquid kind/ }).first()).toBeVisible({ timeout: 1_000 })
    }).toPass()
  } finally {
    await ask(admin, 'PUT', '/market-rules', before)
  }
})
