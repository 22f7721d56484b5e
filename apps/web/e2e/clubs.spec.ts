import { type Browser, expect, type Page } from '@playwright/test'
import { expectSound } from './axe.ts'
import { codeFrom, PASSWORD, signIn, site } from './campus.ts'
import { test } from './test.ts'

const uta = site('uta')
const sizes = [
  { width: 1280, height: 860 },
  { width: 360, height: 740 },
]

async function visitor(browser: Browser, viewport: { width: number; height: number }): Promise<Page> {
  return (await browser.newContext({ viewport })).newPage()
}

async function register(page: Page, name: string, email: string) {
  await page.goto(`${uta}/register`)
  await page.getByLabel('Your name').fill(name)
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.getByLabel('Code').fill(await codeFrom(page, email))
  await page.getByRole('button', { name: 'Confirm' }).click()
  await page.waitForURL(`${uta}/welcome`)
}

async function found(page: Page, name: string, second: string): Promise<string> {
  await page.goto(`${uta}/clubs`)
  await page.getByRole('link', { name: 'Start a club' }).first().click()
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('In one line').fill('Slow walks with good light')
  await page.getByLabel('Category').selectOption('outdoors')
  await page.getByLabel('Second officer').fill(second)
  await page.getByRole('radio', { name: second }).check()
  await page.getByRole('radio', { name: /By request/ }).check()
  await page.getByLabel('Questions to those who ask').fill('Do you own a lantern?\nWhich evening suits you?')
  await page.getByRole('button', { name: 'Start the club' }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await expect(page.getByText('This club needs a second officer')).toBeVisible()
  return new URL(page.url()).pathname
}

async function acceptInvitation(page: Page, name: string) {
  await page.goto(`${uta}/clubs`)
  const invitation = page
    .getByRole('list', { name: 'Invitations' })
    .getByRole('listitem')
    .filter({ hasText: name })
  await invitation.getByRole('button', { name: 'Accept' }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await expect(page.getByText('This club needs a second officer')).toBeHidden()
}

async function askToJoin(page: Page, club: string) {
  await page.goto(uta + club)
  await page.getByRole('link', { name: 'Ask to join' }).click()
  await page.getByLabel('Do you own a lantern?').fill('Two, and a candle.')
  await page.getByLabel('Which evening suits you?').fill('Tuesdays')
  await page.getByRole('button', { name: 'Send request' }).click()
  await expect(page.getByText('Waiting for an officer')).toBeVisible()
}

async function letIn(page: Page, club: string, who: string) {
  await page.goto(uta + club)
  await expect(page.getByText('People wait to be let in')).toBeVisible()
  await page.getByRole('link', { name: 'Decide' }).click()
  await expect(page.getByText('Two, and a candle.')).toBeVisible()
  await page.getByRole('checkbox', { name: `Choose ${who}` }).check()
  await page.getByRole('button', { name: 'Let in' }).click()
  await expect(page.getByText('Nobody is waiting')).toBeVisible()
}

async function announce(page: Page, club: string, words: string) {
  await page.goto(uta + club)
  await page.getByRole('button', { name: 'Announcement' }).click()
  await page
    .getByRole('textbox', { name: /post|say|write/i })
    .first()
    .fill(words)
  await page.getByRole('button', { name: /^(Post|Announce)$/ }).click()
  await expect(page.getByRole('article').filter({ hasText: words })).toBeVisible()
}

/** @returns the address of the offer */
async function offerOffice(page: Page, club: string, to: string): Promise<string> {
  await page.goto(`${uta}${club}/handover`)
  await page.getByLabel('To', { exact: true }).fill(to)
  await page.getByRole('radio', { name: to }).check()
  await page.getByLabel('Notes for your successor').fill('The lanterns are in locker 12.')
  await page.getByRole('button', { name: 'Offer the office' }).click()
  await page.waitForURL(/\/handovers\//)
  await expect(page.getByText(`Waiting for ${to}`)).toBeVisible()
  return page.url()
}

async function takeOffice(page: Page, offer: string) {
  await page.goto(offer)
  await expect(page.getByText('The lanterns are in locker 12.')).toBeVisible()
  await page.getByRole('button', { name: 'Accept the office' }).click()
  await expect(page.getByRole('heading', { name: 'What lies ahead' })).toBeVisible()
  await expect(page.getByText(/took over as president/)).toBeVisible()
  await expectSound(page)
}

async function closeAccount(page: Page) {
  await page.goto(`${uta}/account/close`)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: /^Close/ }).click()
  const sure = page.getByRole('dialog').getByRole('button', { name: /^Close/ })
  if (await sure.isVisible().catch(() => false)) await sure.click()
  await page.waitForURL((url) => url.pathname !== '/account/close')
}

async function appoint(page: Page, club: string, who: string) {
  await page.goto(`${uta}/admin/clubs`)
  const row = page.locator('form').filter({ hasText: club })
  await row.getByLabel('President from now on').fill(who)
  await row.getByRole('radio', { name: who }).check()
  await row.getByRole('button', { name: 'Appoint' }).click()
  await expect(page.getByText(`${club} is led again.`)).toBeVisible()
}

for (const viewport of sizes)
  test(`a club outlives those who lead it, ${viewport.width} wide`, async ({ browser }) => {
    test.setTimeout(240_000)
    const mark = `${Date.now().toString(36)}${viewport.width}`
    const [name, nia, olu] = [`Lantern Walks ${mark}`, `Nia Lantern ${mark}`, `Olu Lantern ${mark}`]
    const [founder, second, tyler, admin] = [
      await visitor(browser, viewport),
      await visitor(browser, viewport),
      await visitor(browser, viewport),
      await visitor(browser, viewport),
    ]
    await register(founder, nia, `nia.l.${mark}@uta.test`)
    await register(second, olu, `olu.l.${mark}@uta.test`)
    await signIn(tyler, 'uta', 'tyler.brooks@uta.test')
    await signIn(admin, 'uta', 'admin@uta.test')

    const club = await test.step('it is founded with a second officer', () => found(founder, name, olu))
    await test.step('who accepts', () => acceptInvitation(second, name))
    await test.step('somebody asks to join and answers', () => askToJoin(tyler, club))
    await test.step('and is let in', () => letIn(founder, club, 'Tyler Brooks'))
    await test.step('an officer announces something to its members', async () => {
      await announce(founder, club, `The first walk is on Tuesday ${mark}`)
      await tyler.goto(uta + club)
      await expect(tyler.getByText(`The first walk is on Tuesday ${mark}`)).toBeVisible()
    })
    await test.step('the presidency is handed over, with what one needs to know', async () => {
      await takeOffice(second, await offerOffice(founder, club, olu))
      await founder.goto(uta + club)
      await expect(founder.locator('main header').getByText('Member', { exact: true })).toBeVisible()
    })
    await test.step('its only officer closes the account, and the club lives', async () => {
      await closeAccount(second)
      await expect(async () => {
        await founder.goto(uta + club)
        await expect(founder.getByText('Nobody leads this club right now')).toBeVisible({ timeout: 2_000 })
      }).toPass({ timeout: 30_000 })
      await expect(founder.getByText(`The first walk is on Tuesday ${mark}`)).toBeVisible()
      await expect(founder.getByText('2 members')).toBeVisible()
    })
    await test.step('the school appoints somebody, and it goes on', async () => {
      await appoint(admin, name, nia)
      await founder.goto(uta + club)
      await expect(founder.getByText('Nobody leads this club right now')).toBeHidden()
      await expect(founder.getByText('President', { exact: true }).first()).toBeVisible()
    })
    for (const page of [founder, second, tyler, admin]) await page.context().close()
  })

test('joining in place undoes itself when the answer is no', async ({ browser }) => {
  const page = await visitor(browser, sizes[1]!)
  await signIn(page, 'uta', 'jasmine.lee@uta.test')
  await page.goto(`${uta}/clubs`)
  const card = page
    .getByRole('list', { name: 'Clubs for you' })
    .getByRole('article')
    .filter({ has: page.getByRole('button', { name: /^Join/ }) })
  const name = (await card.first().getByRole('heading').textContent())!
  const one = page.getByRole('list', { name: 'Clubs for you' }).getByRole('article').filter({ hasText: name })
  await page.route('**/clubs/*', (route) =>
    route.request().method() === 'POST' ? route.abort() : route.continue(),
  )
  const failed = page.waitForEvent('requestfailed')
  await one.getByRole('button', { name: `Join ${name}` }).click()
  await failed
  await page.unroute('**/clubs/*')
  await page.goto(`${uta}/clubs`)
  await expect(one.getByRole('button', { name: `Join ${name}` })).toBeVisible()
  await one.getByRole('button', { name: `Join ${name}` }).click()
  await expect(
    page
      .getByRole('list', { name: 'Clubs', exact: true })
      .getByRole('article')
      .filter({ hasText: name })
      .getByText('Member', { exact: true }),
  ).toBeVisible()
  await page.context().close()
})

test('a club is founded, joined and left without scripts', async ({ browser }) => {
  const mark = Date.now().toString(36)
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await signIn(page, 'uta', 'hannah.cole@uta.test')
  await page.goto(`${uta}/clubs/new`)
  await page.getByLabel('Name', { exact: true }).fill(`Plain Forms ${mark}`)
  await page.getByLabel('Category').selectOption('academic')
  await page.getByLabel('Second officer').fill('zoe')
  await page.getByRole('button', { name: 'Start the club' }).click()
  await expect(page.getByText('Choose whom you mean.').first()).toBeVisible()
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue(`Plain Forms ${mark}`)
  await page.getByRole('radio', { name: 'Zoe Bennett' }).check()
  await page.getByRole('button', { name: 'Start the club' }).click()
  await expect(page.getByRole('heading', { level: 1, name: `Plain Forms ${mark}` })).toBeVisible()
  await page.goto(`${uta}/clubs/running-club`)
  await page.getByRole('button', { name: 'Join', exact: true }).click()
  const badge = page.locator('main header').getByText('Member', { exact: true })
  await expect(badge).toBeVisible()
  await page.getByLabel('Your membership').click()
  await page.getByText('Leave the club').click()
  await page.getByRole('button', { name: 'Leave', exact: true }).click()
  await expect(page).toHaveURL(/view=mine/)
  await page.goto(`${uta}/clubs/running-club`)
  await expect(page.getByRole('button', { name: 'Join', exact: true })).toBeVisible()
  await expect(badge).toBeHidden()
  await context.close()
})
