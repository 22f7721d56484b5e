import { expect, type Page } from '@playwright/test'
import { expectSound } from './axe.ts'
import { codeFrom, PASSWORD, signIn, site } from './campus.ts'
import { ask } from './scenes.ts'
import { test } from './test.ts'

const uta = site('uta')

/** From the page of signing in, where whoever is not signed in is led first. */
async function register(page: Page, name: string, email: string) {
  await page.goto(page.url().replace('/sign-in', '/register'))
  await page.getByLabel('Your name').fill(name)
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.getByLabel('Code').fill(await codeFrom(page, email))
  await page.getByRole('button', { name: 'Confirm' }).click()
}

for (const width of [1280, 360])
  test(`a poster lets a newcomer in, ${width} wide`, async ({ browser }) => {
    const viewport = { width, height: 800 }
    const officer = await (await browser.newContext({ viewport })).newPage()
    await signIn(officer, 'uta', 'student@uta.test')
    // A run before this one may have been cut short.
    const { items } = await ask(officer, 'GET', '/clubs/robotics-club/invite-links')
    for (const { id } of items) await ask(officer, 'DELETE', `/club-invite-links/${id}`)
    await officer.goto(`${uta}/clubs/robotics-club/invites`)
    await officer.getByLabel('Good for').selectOption('7')
    await officer.getByRole('button', { name: 'Make a link' }).click()
    await officer.waitForURL(/\/poster\//)
    const poster = officer.getByRole('article', { name: 'The poster' })
    await expect(poster.getByRole('heading', { name: 'Robotics Club' })).toBeVisible()
    const address = await poster.getByText(/\/join\//).textContent()
    await expectSound(officer)
    await officer.screenshot({ path: `test-results/poster-${width}.png`, fullPage: true })
    const pdf = (await officer.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1')
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)

    const newcomer = await (await browser.newContext({ viewport })).newPage()
    await newcomer.goto(`http://${address}`)
    await register(newcomer, `Nia Poster ${width}`, `nia.p.${Date.now().toString(36)}${width}@uta.test`)
    await expect(newcomer.getByRole('heading', { name: 'Robotics Club' })).toBeVisible()
    await expectSound(newcomer)
    await newcomer.screenshot({ path: `test-results/join-${width}.png` })
    await newcomer.getByRole('button', { name: 'Join Robotics Club' }).click()
    await expect(newcomer).toHaveURL(`${uta}/clubs/robotics-club`)
    await expect(newcomer.locator('main header').getByText('Member', { exact: true })).toBeVisible()

    await officer.goto(`${uta}/clubs/robotics-club/invites`)
    const open = officer
      .getByRole('list', { name: 'Open links' })
      .getByRole('listitem')
      .filter({ hasText: address! })
    await expect(open.getByText('1 member came by it')).toBeVisible()
    await officer.screenshot({ path: `test-results/links-${width}.png`, fullPage: true })
    await open.getByRole('button', { name: 'End' }).click()
    await officer.getByRole('dialog').getByRole('button', { name: 'End the link' }).click()
    await expect(open).toBeHidden()
    await newcomer.goto(`http://${address}`)
    await expect(newcomer.getByText('This invitation is over')).toBeVisible()
    for (const page of [officer, newcomer]) await page.context().close()
  })
