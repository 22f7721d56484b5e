import { type Browser, expect, type Page } from '@playwright/test'

export const PORT = Number(process.env.E2E_PORT)
export const MAIL = `http://127.0.0.1:${process.env.E2E_MAIL_PORT}`
export const PASSWORD = 'correct horse battery'

/** `uta` → its site; '' → the public site. */
export const site = (slug: string) => `http://${slug ? `${slug}.` : ''}localhost:${PORT}`

interface MailListed {
  id: string
  subject: string
}

/** The newest mail to this address whose subject matches, as its reader sees it: waits for it. */
export async function mailTo(page: Page, address: string, subject: RegExp): Promise<string> {
  const newest = async () => {
    const answer = await page.request.get(`${MAIL}/api/messages?to=${encodeURIComponent(address)}`)
    const { messages } = (await answer.json()) as { messages: MailListed[] }
    return messages.find((mail) => subject.test(mail.subject))
  }
  await expect.poll(newest, { message: `a mail to ${address}`, timeout: 30_000 }).toBeTruthy()
  const found = await newest()
  const answer = await page.request.get(`${MAIL}/api/messages/${found!.id}`)
  return ((await answer.json()) as { text: string }).text
}

export async function codeFrom(page: Page, address: string): Promise<string> {
  return (await mailTo(page, address, /code|confirm|verify/i)).match(/\b\d{6}\b/)![0]
}

export async function linkFrom(page: Page, address: string, subject: RegExp): Promise<string> {
  return (await mailTo(page, address, subject)).match(/https?:\/\/\S+/)![0]
}

export async function signIn(page: Page, slug: string, email: string, password = PASSWORD) {
  await page.goto(`${site(slug)}/sign-in`)
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
}

/** Does something and waits until the site has answered it: what is shown at once is not yet what others see. */
export async function answered(page: Page, path: RegExp, deed: () => Promise<unknown>) {
  const answer = page.waitForResponse((one) => path.test(one.url()) && one.request().method() === 'POST')
  await deed()
  await answer
}

/** A student at uta with a browser of their own. */
export async function enter(
  browser: Browser,
  email: string,
  viewport = { width: 1280, height: 860 },
): Promise<Page> {
  const context = await browser.newContext({ viewport })
  const page = await context.newPage()
  await signIn(page, 'uta', email)
  return page
}
