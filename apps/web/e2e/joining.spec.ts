import { type Browser, expect, type Page } from '@playwright/test'
import { expectSound } from './axe.ts'
import { codeFrom, linkFrom, PASSWORD, signIn, site } from './campus.ts'
import { test } from './test.ts'

const STRANGERS = 'the password of Eve'

/** A person is a browser of their own, here a phone without JavaScript. */
async function person(browser: Browser): Promise<Page> {
  const viewport = { width: 360, height: 740 }
  return (await browser.newContext({ viewport, javaScriptEnabled: false })).newPage()
}

async function apply(page: Page, email: string, password: string): Promise<string> {
  await page.goto(`${site('uta')}/register`)
  await page.getByLabel('Your name').fill('Nia Newcomer')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.waitForURL(/\/verify$/)
  return email
}

test('a code that a stranger asked for with one’s address confirms nothing; a link opened elsewhere wants a password', async ({
  browser,
}) => {
  const [nia, eve, phone] = [await person(browser), await person(browser), await person(browser)]
  const email = `nia.${Date.now().toString(36)}@uta.test`
  await apply(nia, email, PASSWORD)
  await codeFrom(nia, email)
  const own = await linkFrom(nia, email, /code/)
  await apply(eve, email, STRANGERS)
  await expect.poll(() => linkFrom(eve, email, /code/), { timeout: 20_000 }).not.toBe(own)

  await nia.getByLabel('Code').fill(await codeFrom(nia, email))
  await nia.getByRole('button', { name: 'Confirm' }).click()
  await expect(nia.getByText(/This code is wrong or no longer valid/).first()).toBeVisible()

  await phone.goto(await linkFrom(phone, email, /code/))
  await phone.getByLabel('Choose a password').fill('chosen on the phone')
  await phone.getByRole('button', { name: 'Confirm my address' }).click()
  await phone.waitForURL(/\/welcome$/)
  await signIn(nia, 'uta', email, 'chosen on the phone')
  await eve.goto(`${site('uta')}/sign-in`)
  await eve.getByLabel('E-mail').fill(email)
  await eve.getByLabel('Password', { exact: true }).fill(STRANGERS)
  await eve.getByRole('button', { name: 'Sign in' }).click()
  await expect(eve.getByText(/address or the password is wrong/).first()).toBeVisible()
})

test('who does not find their school asks for it, and those who run Banter deal with it', async ({
  browser,
  page,
}) => {
  const visitor = await person(browser)
  const name = `College of ${Date.now().toString(36)}`
  await visitor.goto(`${site('')}/find?q=${encodeURIComponent(name)}`)
  await visitor.getByRole('link', { name: 'Ask for your school' }).click()
  await expect(visitor.getByLabel('Name of your school')).toHaveValue(name)
  await visitor.getByLabel('E-mail').fill('nia@college.example')
  await visitor.getByRole('button', { name: 'Ask for it' }).click()
  await expect(visitor.getByText(`We write to you as soon as ${name} is here.`)).toBeVisible()

  await signIn(page, 'admin', 'root@banter.test')
  await page.goto(`${site('admin')}/schools`)
  await page.getByRole('link', { name: 'Schools asked for' }).click()
  await expectSound(page)
  await page.getByRole('button', { name: new RegExp(`Dealt with.*${name}`) }).click()
  await expect(page.getByText(`${name} is dealt with.`).first()).toBeVisible()
  await page.getByRole('link', { name: 'Dealt with' }).click()
  await expect(page.getByText(name).first()).toBeVisible()
})
