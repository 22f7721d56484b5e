import { expect, type Page } from '@playwright/test'
import { expectSound } from './axe.ts'
import { signIn, site } from './campus.ts'
import { test } from './test.ts'

/** A photo as a camera would give it: drawn in the page, so that no file lies about. */
async function photo(page: Page, colours: [string, string], type = 'image/jpeg') {
  const address = await page.evaluate(
    ([sky, ground, kind]) => {
      const canvas = document.createElement('canvas')
      Object.assign(canvas, { width: 1200, height: 900 })
      const pen = canvas.getContext('2d')!
      const shade = pen.createLinearGradient(0, 0, 0, 900)
      shade.addColorStop(0, sky!)
      shade.addColorStop(1, '#fff')
      pen.fillStyle = shade
      pen.fillRect(0, 0, 1200, 900)
      pen.fillStyle = ground!
      pen.fillRect(200, 420, 800, 60)
      pen.fillRect(240, 480, 50, 320)
      pen.fillRect(910, 480, 50, 320)
      return canvas.toDataURL(kind, 0.9)
    },
    [...colours, type],
  )
  return Buffer.from(address.split(',')[1] ?? '', 'base64')
}

async function paste(page: Page, bytes: Buffer, name: string) {
  await page.locator('label', { hasText: 'Add more photos' }).evaluate(
    (zone, { base64, called }) => {
      const file = new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], called, {
        type: 'image/png',
      })
      const data = new DataTransfer()
      data.items.add(file)
      zone.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      )
    },
    { base64: bytes.toString('base64'), called: name },
  )
}

async function fillListing(page: Page, title: string) {
  await page.getByLabel('Title').fill(title)
  await page.getByLabel('Category').selectOption('furniture')
  await page.getByRole('radio', { name: 'Good' }).check({ force: true })
  await page.getByLabel('Price').fill('65')
}

for (const size of [
  { width: 1280, height: 860 },
  { width: 360, height: 740 },
])
  test(`photos of a listing at ${size.width} px: chosen, pasted, put in order, described, seen in the shop`, async ({
    page,
  }) => {
    const title = `Oak desk ${size.width}-${Date.now().toString(36)}`
    await page.setViewportSize(size)
    await signIn(page, 'uta', 'seller@uta.test')
    await page.goto(`${site('uta')}/sell`)
    await page.locator('input[type=file]').setInputFiles({
      name: 'front.jpg',
      mimeType: 'image/jpeg',
      buffer: await photo(page, ['#9ec9e8', '#7a4a21']),
    })
    const rows = page.getByRole('list', { name: 'Photos' }).getByRole('listitem')
    await expect(page.getByLabel('Describe front.jpg')).toBeVisible()
    await paste(page, await photo(page, ['#f3c7a4', '#444'], 'image/png'), 'back.png')
    await page.getByLabel('Describe back.png').fill('The back, with a scratch')
    await expect(rows).toHaveCount(2)

    await test.step('a file that is no picture says so and can be taken away', async () => {
      await page.locator('input[type=file]').setInputFiles({
        name: 'page.jpg',
        mimeType: 'image/jpeg',
        buffer: Buffer.from('<script>alert(1)</script>'),
      })
      await expect(page.getByRole('alert').filter({ hasText: 'page.jpg' })).toContainText('no picture')
      await page.getByRole('button', { name: 'Remove page.jpg' }).click()
    })
    await test.step('order and undo, by keyboard', async () => {
      await page.getByRole('button', { name: 'Move The back, with a scratch up' }).press('Enter')
      await expect(rows.first().getByText('Shown first in the shop')).toBeVisible()
      await expect(rows.first().getByLabel('Describe back.png')).toBeVisible()
      await page.getByRole('button', { name: 'Remove front.jpg' }).press('Enter')
      await expect(rows).toHaveCount(1)
      await page.getByRole('button', { name: 'Undo' }).press('Enter')
      await expect(rows).toHaveCount(2)
    })
    await test.step('crop', async () => {
      await page.getByRole('button', { name: 'Crop front.jpg' }).click()
      await expect(page.getByRole('dialog', { name: 'Crop' })).toBeVisible()
      await page.screenshot({ path: `test-results/pages/crop-${size.width}.png` })
      await page.getByRole('button', { name: 'Use this part' }).click()
      await expect(page.getByRole('dialog')).toHaveCount(0)
    })
    await fillListing(page, title)
    await expectSound(page)
    await page.screenshot({ path: `test-results/pages/picker-${size.width}.png`, fullPage: true })
    await page.getByRole('button', { name: 'List it' }).click()

    await test.step('the product’s page: gallery and lightbox', async () => {
      await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
      const gallery = page.getByRole('region', { name: 'Photos' })
      const shown = gallery.getByRole('link', { name: 'Enlarge The back, with a scratch' }).getByRole('img')
      await expect(shown).toHaveJSProperty('complete', true)
      expect(await shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(200)
      await gallery.getByRole('link', { name: 'Enlarge The back, with a scratch' }).press('Enter')
      await expect(page.getByRole('dialog')).toContainText('(1 of 2)')
      await page.keyboard.press('ArrowRight')
      await expect(page.getByRole('dialog')).toContainText('(2 of 2)')
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0)
      await expectSound(page)
      await page.screenshot({ path: `test-results/pages/product-photos-${size.width}.png` })
    })
    await test.step('the shop shows the first photo', async () => {
      const tile = page.getByRole('article').filter({ hasText: title })
      // It can be found by its words a moment later.
      await expect(async () => {
        await page.goto(`${site('uta')}/shop?q=${encodeURIComponent(title)}`)
        await expect(tile).toBeVisible({ timeout: 1_000 })
      }).toPass()
      expect(
        await tile
          .locator('img')
          .evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth)),
      ).toBe(640)
      await page.screenshot({ path: `test-results/pages/shop-photos-${size.width}.png` })
    })
    await test.step('editing keeps them, and one can be taken out', async () => {
      await page.getByRole('link', { name: title, exact: true }).click()
      await page.getByRole('link', { name: 'Edit' }).click()
      await expect(rows).toHaveCount(2)
      await page.getByRole('button', { name: 'Remove The back, with a scratch' }).click()
      await page.getByRole('button', { name: 'Save changes' }).click()
      await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
      await expect(page.getByRole('region', { name: 'Photos' }).getByRole('link')).toHaveCount(1)
    })
  })
