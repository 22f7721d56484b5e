import { expect } from '@playwright/test'
import { expectSound } from './axe.ts'
import { answered, enter, linkFrom, PORT, signIn, site } from './campus.ts'
import { ask } from './scenes.ts'
import { test } from './test.ts'

const uta = site('uta')
const usd = (amount: number) => ({ amount, currency: 'usd' })
/** Of a word that nobody has used before. */
const newWord = () =>
  Array.from({ length: 12 }, () => 'bcdfghklmnprstvz'[Math.floor(Math.random() * 16)]).join('')
const lists = (title: string, price = 3_000) => ({
  title,
  description: 'Works.',
  category: 'furniture',
  condition: 'good',
  price: usd(price),
})

test('on a phone: what is not there yet is found by itself, and what was saved gets cheaper', async ({
  browser,
}) => {
  const word = newWord()
  const title = `A ${word} with a stand`
  const leo = await enter(browser, 'seller@uta.test')
  const maya = await enter(browser, 'student@uta.test', { width: 360, height: 740 })

  await test.step('the filters are a sheet, and stand in the address', async () => {
    await maya.goto(`${uta}/shop?q=${word}`)
    await expect(maya.getByText('Nothing matches all of that')).toBeVisible()
    await expect(maya.getByRole('link', { name: 'Post a wanted listing' })).toHaveAttribute(
      'href',
      `/sell?kind=wanted&title=${word}`,
    )
    await maya.getByRole('button', { name: /Filter and sort/ }).click()
    await maya.getByRole('dialog').getByLabel('Price up to').fill('45')
    await maya.getByRole('dialog').getByRole('button', { name: 'Show' }).click()
    await expect(maya).toHaveURL(`${uta}/shop?q=${word}&sort=relevance&max=45`)
    await expectSound(maya)
  })

  await test.step('the search is saved, and told at once', async () => {
    await maya.getByRole('button', { name: 'Save this search' }).click()
    await maya.getByRole('link', { name: 'Change' }).click()
    await maya.getByLabel(new RegExp(`^Tell me of “${word}”`)).selectOption('At once')
    await expectSound(maya)
    const { id } = await ask(leo, 'POST', '/products', lists(title))
    const stop = await linkFrom(maya, 'student@uta.test', new RegExp(`New: ${title}`))
    expect(stop).toContain(`/products/${id}`)
  })

  await test.step('its mails are stopped from a mail, by nobody in particular', async () => {
    const [search] = (await ask(maya, 'GET', '/me/saved-searches')).items
    expect(search).toMatchObject({ name: `“${word}”, up to $45`, alert: 'instant', found: 1 })
    const mails = await maya.request.get(
      `http://127.0.0.1:${process.env.E2E_MAIL_PORT}/api/messages?to=student@uta.test`,
    )
    const { messages } = (await mails.json()) as { messages: { subject: string; text: string }[] }
    const link = messages
      .find(({ subject }) => subject === `New: ${title}`)
      ?.text.match(/\S+alerts\/stop\S+/)?.[0]
    const anybody = await (await browser.newContext()).newPage()
    await anybody.goto(link ?? '')
    await expectSound(anybody)
    await anybody.getByRole('button', { name: 'Stop these mails' }).click()
    await expect(anybody.getByRole('heading', { name: 'These mails have stopped' })).toBeVisible()
    const { host, pathname, search: query } = new URL(link ?? '')
    const oneClick = await anybody.request.post(`http://127.0.0.1:${PORT}${pathname}${query}`, {
      headers: { host },
      form: { 'List-Unsubscribe': 'One-Click' },
    })
    expect(oneClick.status()).toBe(200)
  })

  await test.step('the heart is kept, and a lower price is told', async () => {
    await maya.goto(`${uta}/shop?q=${word}`)
    const heart = maya.getByRole('button', { name: `Save ${title}` })
    await answered(maya, /favourite/, () => heart.click())
    await expect(heart).toHaveAttribute('aria-pressed', 'true')
    await maya.goto(`${uta}/favourites`)
    const href = await maya.getByRole('link', { name: title }).getAttribute('href')
    await ask(leo, 'PATCH', href ?? '', { price: usd(2_000) })
    await maya.reload()
    await expect(maya.getByText('was $30.00')).toBeVisible()
    await expectSound(maya)
    await expect
      .poll(async () =>
        (await ask(maya, 'GET', '/notifications')).items.map(({ title }: { title: string }) => title),
      )
      .toContain(`“${title}” is $20.00 now`)
  })
})

test('without scripts: filters, a favourite, a saved search and an answer to what is wanted', async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const leo = await context.newPage()
  await signIn(leo, 'uta', 'seller@uta.test')
  await leo.goto(`${uta}/shop`)
  await leo.getByText('Filter and sort').click()
  await leo.getByLabel('Offer').selectOption('Wanted')
  await leo.getByRole('button', { name: 'Apply' }).click()
  await expect(leo.getByRole('link', { name: /Remove filter Wanted/ })).toBeVisible()
  await leo.getByRole('button', { name: 'Save this search' }).click()
  await expect(leo.getByRole('link', { name: 'Wanted', exact: true })).toBeVisible()
  await leo.getByRole('button', { name: 'Forget: Wanted' }).click()
  await expect(leo.getByText('No saved searches')).toBeVisible()

  const maya = await enter(browser, 'student@uta.test')
  const wish = await ask(maya, 'POST', '/products', { ...lists('Something to sit on'), kind: 'wanted' })
  await leo.goto(`${uta}/products/${wish.id}`)
  await leo.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(leo.getByRole('button', { name: 'Saved' })).toBeVisible()
  await leo.getByRole('button', { name: 'I have this' }).click()
  const told = async () =>
    (await ask(maya, 'GET', '/notifications')).items.map(({ title }: { title: string }) => title)
  await expect.poll(told).toContainEqual(expect.stringMatching(/^Leo Nguyen has “.+” for you$/))
})
