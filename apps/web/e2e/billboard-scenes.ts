import type { Browser, Page } from '@playwright/test'
import { signIn, site } from './campus.ts'

export const sizes = [
  { width: 1280, height: 860 },
  { width: 360, height: 740 },
]

export async function person(
  browser: Browser,
  email: string,
  viewport: (typeof sizes)[number],
): Promise<Page> {
  const page = await (await browser.newContext({ viewport, reducedMotion: 'reduce' })).newPage()
  await signIn(page, 'uta', email)
  return page
}

export const postWith = (page: Page, text: string | RegExp) =>
  page.getByRole('article').filter({ hasText: text })

export const toast = (page: Page, text: string | RegExp) =>
  page.locator('[data-sonner-toast]').filter({ hasText: text })

/** The page as it is once scripts run: what a plain form would do is tested without them. */
export async function open(page: Page, path: string) {
  await page.goto(site('uta') + path)
  await page.waitForLoadState('networkidle')
}

/** Does what the menu of this post offers by that name. */
export async function choose(page: Page, text: string | RegExp, deed: string | RegExp) {
  const post = postWith(page, text)
  await post.getByText(/More about the post/).click({ force: true })
  await post.getByRole('button', { name: deed }).click()
}

export const closeAll = (pages: Page[]) => Promise.all(pages.map((page) => page.context().close()))
