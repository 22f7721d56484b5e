import { type Browser, expect, type Page } from '@playwright/test'
import { expectSound } from './axe.ts'
import { signIn, site } from './campus.ts'
import { ask } from './scenes.ts'
import { test } from './test.ts'

const uta = site('uta')

async function signedIn(browser: Browser, email: string, width: number, javaScriptEnabled = true) {
  const page = await (
    await browser.newContext({ viewport: { width, height: 800 }, javaScriptEnabled })
  ).newPage()
  await signIn(page, 'uta', email)
  return page
}

const profileOf = async (page: Page, name: string): Promise<string> => {
  const { items } = await ask(page, 'GET', `/users?q=${encodeURIComponent(name)}`)
  return `${uta}/people/${items[0].id}`
}

for (const width of [1280, 360])
  test(`somebody is reported in place and suspended for it, ${width} wide`, async ({ browser }) => {
    const name = width === 360 ? 'Jasmine Lee' : 'Tyler Brooks'
    const student = await signedIn(browser, 'student@uta.test', width)
    await student.goto(await profileOf(student, name))
    const more = student.locator('summary').filter({ hasText: `More about ${name}` })
    await more.click()
    await student.getByRole('link', { name: 'Report' }).click()
    const dialog = student.getByRole('dialog', { name: 'Report this profile' })
    await expect(dialog).toBeVisible()
    await student.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await more.click()
    await student.getByRole('link', { name: 'Report' }).click()
    await dialog.getByRole('button', { name: 'Send the report' }).waitFor()
    await expectSound(student)
    await student.screenshot({ path: `test-results/report-dialog-${width}.png` })
    await dialog.getByRole('radio', { name: /Harassment/ }).check()
    await dialog.getByLabel('What should the moderators know?').fill(`Threats, every day ${width}`)
    await dialog.getByRole('button', { name: 'Send the report' }).click()
    await expect(dialog).toBeHidden()
    await expect(student.getByText('The moderators of your school will look at it.')).toBeVisible()
    expect(student.url()).toContain('/people/')

    const moderator = await signedIn(browser, 'moderator@uta.test', width)
    await moderator.goto(`${uta}/admin/reports`)
    const open = moderator.getByRole('article').filter({ hasText: `Threats, every day ${width}` })
    await open.getByRole('button', { name: 'Suspend' }).click()
    await expect(moderator.getByText('Please say why: they read it.').first()).toBeVisible()
    await open.getByLabel('Reason').fill('Threats are not for a school.')
    await open.getByLabel('If suspended, for').selectOption('3')
    await moderator.screenshot({ path: `test-results/case-${width}.png`, fullPage: true })
    await expectSound(moderator)
    await open.getByRole('button', { name: 'Suspend' }).click()
    await expect(moderator.getByText('They are suspended, and told why.')).toBeVisible()
    await moderator.goto(`${uta}/admin/reports?state=closed`)
    const decided = moderator.getByRole('article').filter({ hasText: `Threats, every day ${width}` })
    await expect(decided.getByText('Suspended').first()).toBeVisible()
    await moderator.screenshot({ path: `test-results/decided-${width}.png`, fullPage: true })
    await decided.getByRole('button', { name: /Lift the suspension/ }).click()
    await expect(decided.getByRole('button', { name: /Lift the suspension/ })).toBeHidden()
    for (const page of [student, moderator]) await page.context().close()
  })

test('a club is reported without scripts, and archived by the school', async ({ browser }) => {
  const student = await signedIn(browser, 'hannah.cole@uta.test', 1280, false)
  await student.goto(`${uta}/clubs/astronomy-society`)
  await student.getByRole('link', { name: 'Report this club' }).first().click()
  await student.getByRole('radio', { name: /Something else/ }).check()
  await student.getByRole('button', { name: 'Send the report' }).click()
  await expect(student).toHaveURL(`${uta}/clubs/astronomy-society`)
  const moderator = await signedIn(browser, 'moderator@uta.test', 1280)
  await moderator.goto(`${uta}/admin/reports`)
  const open = moderator.getByRole('article').filter({ hasText: 'A club, reported by' }).first()
  await open.getByLabel('Reason').fill('It is advertising only.')
  await open.getByRole('button', { name: 'Archive the club' }).click()
  await expect(moderator.getByText('The club is archived')).toBeVisible()
  await student.goto(`${uta}/clubs/astronomy-society`)
  await expect(student.getByText('The school has archived this club')).toBeVisible()
  for (const page of [student, moderator]) await page.context().close()
})
