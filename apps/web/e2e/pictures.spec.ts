import { expect, type Page } from '@playwright/test'
import { expectSound } from './axe.ts'
import { enter, site } from './campus.ts'
import { ask } from './scenes.ts'
import { test } from './test.ts'

const uta = site('uta')
const phone = { width: 360, height: 740 }

/** A picture unlike every other: drawn in the page, so that no file lies about. */
async function drawn(page: Page): Promise<Buffer> {
  const address = await page.evaluate(() => {
    const canvas = document.createElement('canvas')
    Object.assign(canvas, { width: 1200, height: 900 })
    const pen = canvas.getContext('2d')!
    const some = (most: number) => Math.random() * most
    for (let i = 0; i < 40; i++) {
      pen.fillStyle = `hsl(${some(360)} 60% ${30 + some(50)}%)`
      pen.fillRect(some(1000), some(700), 100 + some(300), 80 + some(300))
    }
    return canvas.toDataURL('image/jpeg', 0.9)
  })
  return Buffer.from(address.split(',')[1] ?? '', 'base64')
}

async function pays(buyer: Page) {
  await buyer.waitForURL(/\/c\/pay\//)
  await buyer.getByLabel('Card number').fill('4242 4242 4242 4242')
  await buyer.getByLabel('Expiry').fill('12 / 30')
  await buyer.getByLabel('CVC').fill('123')
  await buyer.getByLabel('Name on card').fill('Bea Buyer')
  await buyer.getByRole('button', { name: /^Pay/ }).click()
  await buyer.waitForURL(/\/checkout\//)
}

/** Whether this person gets the file itself, by the link that its owner has. */
async function original(who: Page, product: string): Promise<number | 'the file'> {
  return await who.evaluate(async (path) => {
    const answer = await fetch(path)
    return answer.headers.get('content-type') === 'image/jpeg' ? 'the file' : answer.status
  }, `/products/${product}/original`)
}

const owned = (who: Page, title: string) =>
  expect
    .poll(
      async () =>
        (await ask(who, 'GET', '/me/pictures')).items.some((one: { title: string }) => one.title === title),
      { timeout: 30_000 },
    )
    .toBe(true)

test('a picture goes from hand to hand: each owner has it alone, and its history tells of all', async ({
  browser,
}) => {
  const [maker, first, second] = [
    await enter(browser, 'hannah.cole@uta.test'),
    await enter(browser, 'tyler.brooks@uta.test', phone),
    await enter(browser, 'jasmine.lee@uta.test', phone),
  ]
  const title = `Dawn ${Date.now().toString(36)}`
  let product = ''
  let picture = ''

  await test.step('its maker uploads the original and chooses a licence', async () => {
    await maker.goto(`${uta}/my-pictures`)
    await maker.getByRole('link', { name: 'Sell a picture' }).first().click()
    await maker.locator('input[type=file]').setInputFiles({
      name: 'dawn.jpg',
      mimeType: 'image/jpeg',
      buffer: await drawn(maker),
    })
    await expect(maker.getByRole('button', { name: 'Remove dawn.jpg' })).toBeVisible()
    await maker.getByLabel('Title').fill(title)
    await maker.getByLabel('Price').fill('20')
    await maker.getByRole('radio', { name: /Free use with credit/ }).check({ force: true })
    await expectSound(maker)
    await maker.getByRole('button', { name: 'Put it on sale' }).click()
    await maker.waitForURL(/\/products\/[0-9a-f-]{36}$/)
    product = maker.url().split('/').at(-1) ?? ''
    picture = (await ask(maker, 'GET', `/products/${product}`)).pictureId
    expect(await original(maker, product)).toBe('the file')
  })

  await test.step('a student buys it by card, and has the original at once', async () => {
    await first.goto(`${uta}/products/${product}`)
    await expect(first.getByRole('heading', { name: 'Licence: Free use with credit' })).toBeVisible()
    await expectSound(first)
    expect(await original(first, product)).toBe(404)
    await first.getByRole('button', { name: 'Buy now' }).click()
    await pays(first)
    await owned(first, title)
    expect([await original(first, product), await original(maker, product)]).toEqual(['the file', 404])
    await maker.reload()
    await expect(maker.getByText('You sold the original.')).toContainText('Tyler Brooks')
  })

  await test.step('its owner sells it on with one tap, for more', async () => {
    await first.goto(`${uta}/my-pictures`)
    const card = first.getByRole('listitem').filter({ hasText: title })
    await expect(card.getByLabel(`Price of “${title}”`)).toHaveValue('20.00')
    await expectSound(first)
    await card.getByLabel(`Price of “${title}”`).fill('35')
    await card.getByRole('button', { name: 'Sell it on' }).click()
    await first.waitForURL(/\/products\//)
    await expect(first.getByText('It is for sale.')).toBeVisible()
  })

  await test.step('another likes it, says so, and buys it', async () => {
    await second.goto(`${uta}/pictures/${picture}`)
    await second.getByRole('button', { name: 'Like, 0 likes' }).click()
    await expect(second.getByRole('button', { name: 'Like, 1 like' })).toHaveAttribute('aria-pressed', 'true')
    await second.getByLabel('Your comment').fill('What a light!')
    await second.getByRole('button', { name: 'Comment', exact: true }).click()
    await expect(second.getByRole('list', { name: 'Comments' })).toContainText('What a light!')
    await expectSound(second)
    await second.getByRole('link', { name: 'Buy the original for $35.00' }).click()
    await second.getByRole('button', { name: 'Buy now' }).click()
    await pays(second)
    await owned(second, title)
  })

  await test.step('only the last one has it, and the history names all three', async () => {
    const has = await Promise.all([maker, first, second].map((who) => original(who, product)))
    expect(has).toEqual([404, 404, 'the file'])
    await second.goto(`${uta}/pictures/${picture}`)
    await expect(
      second.getByRole('list', { name: 'Owners, the present one first' }).getByRole('listitem'),
    ).toHaveText([/^You bought it for \$35\.00/, /^Tyler Brooks bought it/, /^Hannah Cole made it/])
    await first.goto(`${uta}/my-pictures?shelf=sold`)
    await expect(first.getByRole('listitem').filter({ hasText: title })).toContainText('Sold for $35.00')
  })
})
