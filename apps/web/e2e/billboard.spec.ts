import { type Browser, expect, type Page, test } from '@playwright/test'
import { expectSound } from './axe.ts'
import { signIn, site } from './campus.ts'
import { ask } from './scenes.ts'

const sizes = [
  { width: 1280, height: 860 },
  { width: 360, height: 740 },
]

async function person(browser: Browser, email: string, viewport: (typeof sizes)[number]): Promise<Page> {
  const page = await (await browser.newContext({ viewport, reducedMotion: 'reduce' })).newPage()
  await signIn(page, 'uta', email)
  return page
}

const postWith = (page: Page, text: string | RegExp) => page.getByRole('article').filter({ hasText: text })
const toast = (page: Page, text: string | RegExp) =>
  page.locator('[data-sonner-toast]').filter({ hasText: text })

/** The page as it is once scripts run: what a plain form would do is tested without them. */
async function open(page: Page, path: string) {
  await page.goto(site('uta') + path)
  await page.waitForLoadState('networkidle')
}

async function writePoll(page: Page, question: string) {
  await open(page, '/')
  await page.getByLabel('Your post').fill(question)
  await page.getByRole('button', { name: 'Poll' }).click()
  await page.getByRole('textbox', { name: 'Answer 1' }).fill('Tacos')
  await page.getByRole('textbox', { name: 'Answer 2' }).fill('Noodles')
  await page.getByRole('button', { name: 'Add an answer' }).click()
  await page.getByRole('textbox', { name: 'Answer 3' }).fill('Whatever is free')
  await expectSound(page)
  await page.getByLabel('Your post').press('Control+Enter')
  await expect(postWith(page, question)).toBeVisible()
  await expect(page.getByLabel('Your post')).toHaveValue('')
}

async function likeAndVote(page: Page, question: string) {
  await open(page, '/')
  const post = postWith(page, question)
  await post.getByRole('button', { name: 'Like' }).click()
  await expect(post.getByRole('button', { name: 'Like' })).toHaveAttribute('aria-pressed', 'true')
  await expect(post.getByRole('link', { name: '1 like: see who' })).toBeVisible()
  await post.getByLabel('Noodles').check()
  await post.getByRole('button', { name: 'Vote' }).click()
  await expect(post.getByText('Your vote')).toBeVisible()
  await expect(post.getByText('1 vote ·')).toBeVisible()
}

/** The answer comes late and is no: shown, and then taken back with the reason. */
async function likeRefused(page: Page, question: string, status: number) {
  await page.route('**/posts/*/act', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 400))
    const refused = { message: 'Not today, please.', code: 'NO', fields: {}, values: {} }
    if (status === 403) await route.fulfill({ status, json: { refused } })
    else await route.fulfill({ status, contentType: 'text/html', body: '<h1>Oh no</h1>' })
  })
  const like = postWith(page, question).getByRole('button', { name: 'Like' })
  const before = (await like.getAttribute('aria-pressed'))!
  await like.click()
  await expect(like).toHaveAttribute('aria-pressed', before === 'true' ? 'false' : 'true')
  await expect(like).toHaveAttribute('aria-pressed', before)
  await expect(
    toast(page, status === 403 ? 'Not today, please.' : 'That did not work.').first(),
  ).toBeVisible()
  await page.unroute('**/posts/*/act')
}

async function talk(author: Page, reader: Page, question: string) {
  await postWith(reader, question)
    .getByRole('link', { name: /comment/i })
    .click()
  await expect(reader).toHaveURL(/\/posts\//)
  await reader.getByLabel('Write a comment').fill('Noodles, of course')
  await reader.getByRole('button', { name: 'Comment', exact: true }).click()
  await expect(reader.getByText('Noodles, of course')).toBeVisible()
  await expect(reader.getByRole('heading', { name: '1 comment' })).toBeVisible()

  await author.goto(reader.url())
  await author.getByRole('link', { name: 'Reply' }).click()
  await author.getByLabel(/^Reply to/).fill('You are @')
  await author.getByRole('option').first().waitFor()
  await author.getByLabel(/^Reply to/).pressSequentially('Leo')
  await expect(author.getByRole('option', { name: 'Leo Nguyen' })).toBeVisible()
  await author.keyboard.press('Enter')
  await expect(author.getByLabel(/^Reply to/)).toHaveValue('You are @Leo Nguyen ')
  await author.keyboard.press('Control+Enter')
  await expect(author.getByRole('heading', { name: '2 comments' })).toBeVisible()
  await author.reload()
  await expect(author.getByRole('link', { name: '@Leo Nguyen' })).toBeVisible()
}

async function commentKeepsItsWords(page: Page) {
  await page.route('**/posts/*/act', (route) => route.abort())
  await page.getByLabel('Write a comment').fill('Into the void')
  await page.getByRole('button', { name: 'Comment', exact: true }).click()
  await expect(page.getByRole('alert').filter({ hasText: /offline/ })).toBeVisible()
  await expect(page.getByText('Into the void')).toBeVisible()
  await page.unroute('**/posts/*/act')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('alert').filter({ hasText: /offline/ })).toBeHidden()
  await page.reload()
  await expect(page.getByText('Into the void')).toBeVisible()
}

async function draftSurvives(page: Page, text: string) {
  await open(page, '/')
  await page.getByLabel('Your post').fill(text)
  await expect(page.getByText('Draft saved')).toBeVisible()
  await page.reload()
  await page.waitForLoadState('networkidle')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByLabel('Your post')).toHaveValue(text)
  await page.getByRole('button', { name: 'Post', exact: true }).click()
  await expect(postWith(page, text)).toBeVisible()
  await open(page, '/drafts')
  await expect(page.getByText(text)).toBeHidden()
}

async function hideAndUndo(page: Page, question: string) {
  await open(page, '/')
  const post = postWith(page, question)
  await post.getByText(/More about the post/).click({ force: true })
  await post.getByRole('button', { name: 'Not interested' }).click()
  await expect(post).toBeHidden()
  await toast(page, 'Hidden').getByRole('button', { name: 'Undo' }).click()
  await expect(post).toBeVisible()
  await page.reload()
  await expect(post).toBeVisible()
}

async function deleteAndUndo(page: Page, text: string) {
  await open(page, '/my-posts')
  const post = postWith(page, text)
  await post.getByText(/More about the post/).click({ force: true })
  await post.getByRole('link', { name: 'Delete' }).click()
  await expect(post).toBeHidden()
  await toast(page, 'Post deleted').getByRole('button', { name: 'Undo' }).click()
  await expect(post).toBeVisible()
}

async function acknowledged(admin: Page, student: Page, text: string) {
  await open(admin, '/')
  await admin.getByRole('button', { name: 'Announcement' }).click()
  await admin.getByLabel('Your post').fill(text)
  await admin.getByLabel(/I have read this/).check()
  await admin.getByRole('button', { name: 'Announce', exact: true }).click()
  await expect(toast(admin, 'Announced').first()).toBeVisible()
  await open(student, '/')
  const announcement = student.getByRole('article', { name: /^Announcement/ }).filter({ hasText: text })
  await announcement.getByRole('button', { name: 'I have read this' }).click()
  await expect(announcement.getByText('You have read this')).toBeVisible()
  await announcement.locator('time').first().click()
  await expect(student).toHaveURL(/\/posts\//)
  await student.reload()
  await expect(student.getByText('You have read this')).toBeVisible()
}

async function backRestores(page: Page) {
  await open(page, '/')
  await page.mouse.move(180, 500)
  const articles = page.getByRole('article')
  const far = articles.nth(9)
  await far.scrollIntoViewIfNeeded()
  await page.waitForTimeout(300)
  const post = await far.getAttribute('data-post')
  const before = await page.evaluate(() => window.scrollY)
  expect(before).toBeGreaterThan(600)
  await far.getByRole('link', { name: /comment/i }).click()
  await expect(page).toHaveURL(/\/posts\//)
  await page.goBack()
  await expect(articles.nth(9)).toHaveAttribute('data-post', post!)
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(before - 80)
  expect(await page.evaluate(() => window.scrollY)).toBeLessThan(before + 80)
}

async function keyboard(page: Page) {
  await open(page, '/')
  const focused = page.locator('article:focus')
  await page.keyboard.press('j')
  const first = await focused.getAttribute('data-post')
  await page.keyboard.press('j')
  expect(await focused.getAttribute('data-post')).not.toBe(first)
  await page.keyboard.press('k')
  expect(await focused.getAttribute('data-post')).toBe(first)
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
  await expectSound(page)
  await page.keyboard.press('Escape')
  await focused
    .or(page.locator(`[data-post="${first}"]`))
    .first()
    .focus()
  await page.keyboard.press('o')
  await expect(page).toHaveURL(`${site('uta')}/posts/${first}`)
}

for (const size of sizes)
  test(`people post, talk, vote and read at ${size.width}`, async ({ browser }) => {
    test.setTimeout(240_000)
    const [author, reader, admin] = [
      await person(browser, 'student@uta.test', size),
      await person(browser, 'seller@uta.test', size),
      await person(browser, 'admin@uta.test', size),
    ]
    const question = `What is for lunch on day ${Date.now()}?`
    await test.step('a post with a poll', () => writePoll(author, question))
    await test.step('another likes it and votes', () => likeAndVote(reader, question))
    await test.step('a like that is refused undoes itself', () => likeRefused(reader, question, 403))
    await test.step('a like that fails undoes itself', () => likeRefused(reader, question, 500))
    await test.step('they talk about it', () => talk(author, reader, question))
    await test.step('a comment that does not arrive keeps its words', () => commentKeepsItsWords(author))
    await test.step('a draft is there after a reload', () =>
      draftSurvives(author, `Half a thought ${Date.now()}`))
    await test.step('a post is hidden and brought back', () => hideAndUndo(reader, question))
    await test.step('a post is deleted and brought back', () => deleteAndUndo(author, question))
    await test.step('an announcement is read', () => acknowledged(admin, reader, `Fire drill ${Date.now()}`))
    await test.step('going back finds the place', () => backRestores(reader))
    if (size.width > 1000) await test.step('the keyboard goes through the posts', () => keyboard(reader))
    for (const page of [author, reader, admin]) await page.context().close()
  })

test('the order that was chosen is remembered, and what is deleted says so', async ({ browser }) => {
  const page = await person(browser, 'student@uta.test', sizes[0]!)
  await open(page, '/')
  await page.getByRole('button', { name: 'Top this week' }).click()
  await expect(page.getByRole('button', { name: 'Top this week' })).toHaveAttribute('aria-pressed', 'true')
  await page.reload()
  await expect(page.getByRole('button', { name: 'Top this week' })).toHaveAttribute('aria-pressed', 'true')
  await page.getByRole('button', { name: 'Latest' }).click()
  await expect(page.getByRole('button', { name: 'Latest' })).toHaveAttribute('aria-pressed', 'true')
  const { id } = await ask(page, 'POST', '/posts', { body: 'Here today' })
  await ask(page, 'DELETE', `/posts/${id}`)
  await page.goto(`${site('uta')}/posts/${id}`)
  await expect(page.getByText('Deleted by its author')).toBeVisible()
  await expectSound(page)
  await page.context().close()
})

test('without a connection the feed stays', async ({ browser }) => {
  const page = await person(browser, 'student@uta.test', sizes[1]!)
  await open(page, '/')
  await page.context().setOffline(true)
  await expect(page.getByText(/You are offline/)).toBeVisible()
  await expect(page.getByRole('article').first()).toBeVisible()
  await page.getByRole('link', { name: 'Home' }).click()
  await expect(page.getByText(/These are the posts of/)).toBeVisible()
  await expect(page.getByRole('article').first()).toBeVisible()
  await page.context().close()
})
