import { type Dialog, expect, type Page } from '@playwright/test'
import { expectSound } from './axe.ts'
import { closeAll, open, person, postWith, sizes, toast } from './billboard-scenes.ts'
import { answered, site } from './campus.ts'
import { localTime } from './event-scenes.ts'
import { test } from './test.ts'

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

/** The answer comes once the like is shown, and is no: it is taken back with the reason. */
async function likeRefused(page: Page, question: string, status: number) {
  let answer = () => {}
  const shown = new Promise<void>((resolve) => {
    answer = resolve
  })
  await page.route('**/posts/*/act', async (route) => {
    await shown
    const refused = { message: 'Not today, please.', code: 'NO', fields: {}, values: {} }
    if (status === 403) await route.fulfill({ status, json: { refused } })
    else await route.fulfill({ status, contentType: 'text/html', body: '<h1>Oh no</h1>' })
  })
  const like = postWith(page, question).getByRole('button', { name: 'Like' })
  const before = (await like.getAttribute('aria-pressed'))!
  await like.click()
  await expect(like).toHaveAttribute('aria-pressed', before === 'true' ? 'false' : 'true')
  answer()
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
  await answered(page, /\/act/, () => page.getByRole('button', { name: 'Try again' }).click())
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
  const { origin, pathname } = new URL(student.url())
  await expect(student.locator('link[rel=canonical]')).toHaveAttribute('href', origin + pathname)
}

async function editKeepsItsWords(page: Page) {
  const comment = page.locator('[id^="comment-"]').filter({ hasText: 'Into the void' })
  await comment.getByRole('link', { name: 'Edit' }).click()
  const form = page.locator('form').filter({ has: page.getByLabel('Your comment') })
  await page.getByLabel('Your comment').fill('Into the void, twice')
  await page.route('**/posts/*/act', (route) => route.abort())
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(toast(page, /offline/).first()).toBeVisible()
  await expect(page.getByLabel('Your comment')).toHaveValue('Into the void, twice')
  await page.unroute('**/posts/*/act')
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByLabel('Your comment')).toBeHidden()
  await expect(page.getByText('Into the void, twice')).toBeVisible()
  // The keyboard goes on from where the form was opened.
  await expect(comment.getByRole('link', { name: 'Edit' })).toBeFocused()
}

async function announcedLater(admin: Page, text: string) {
  await open(admin, '/')
  await admin.getByRole('button', { name: 'Announcement' }).click()
  await admin.getByLabel('Your post').fill(text)
  await admin.getByLabel('Publish at').fill(localTime(48))
  await admin.getByRole('button', { name: 'Announce', exact: true }).click()
  await expect(toast(admin, 'waits among your drafts').first()).toBeVisible()
  await expect(admin.getByLabel('Your post')).toHaveValue('')
  await open(admin, '/drafts')
  await admin.getByRole('link', { name: text }).click()
  await expectSound(admin)
  await admin.getByLabel('Text').fill(`${text}, at noon`)
  await admin.getByRole('button', { name: 'Save' }).click()
  await admin.getByRole('link', { name: `${text}, at noon` }).click()
  await admin.getByRole('button', { name: 'Let it go' }).click()
  await admin.getByRole('dialog').getByRole('button', { name: 'Let it go' }).click()
  await expect(admin.getByText('It will not be published.')).toBeVisible()
  await expect(admin.getByRole('link', { name: `${text}, at noon` })).toBeHidden()
}

async function leavingIsAsked(page: Page) {
  const questions: string[] = []
  const here = page.url()
  const stay = (dialog: Dialog) => {
    questions.push(dialog.message())
    return dialog.dismiss()
  }
  page.on('dialog', stay)
  await page.getByLabel('Write a comment').fill('Not sent yet')
  await page.getByRole('link', { name: 'Home' }).first().click()
  await expect.poll(() => questions).toEqual([expect.stringContaining('not saved')])
  expect(page.url()).toBe(here)
  await expect(page.getByLabel('Write a comment')).toHaveValue('Not sent yet')
  await page.getByLabel('Write a comment').fill('')
  await page.getByRole('link', { name: 'Home' }).first().click()
  await expect(page).toHaveURL(`${site('uta')}/`)
  expect(questions).toHaveLength(1)
  page.off('dialog', stay)
}

/** Their links open the composer with the card in it, and after posting the link has done its work. */
async function shareFromTheirPages(page: Page) {
  for (const [list, path] of [
    ['/shop', '/products/'],
    ['/clubs', '/clubs/'],
  ] as const) {
    const words = `Look at this ${path} ${Date.now()}`
    await open(page, list)
    await page.locator(`main a[href^="${path}"]:not([href$="/new"], [href$="/people"])`).first().click()
    await page.waitForURL(`**${path}*`)
    await page.getByRole('link', { name: 'Share on the billboard' }).click()
    await page.waitForURL(/\?card=/)
    await expect(page.getByRole('button', { name: /^Remove / })).toBeVisible()
    await page.getByLabel('Your post').fill(words)
    await page.getByRole('button', { name: 'Post', exact: true }).click()
    await expect(postWith(page, words).locator(`a[href^="${path}"]`).first()).toBeVisible()
    await expect(page).toHaveURL(`${site('uta')}/`)
    await expect(page.getByRole('button', { name: /^Remove / })).toBeHidden()
  }
}

for (const size of sizes)
  test(`people post, talk, vote and announce at ${size.width}`, async ({ browser }) => {
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
    await test.step('a changed comment that is not saved keeps its words', () => editKeepsItsWords(author))
    await test.step('what is not sent is asked about before it is lost', () => leavingIsAsked(author))
    await test.step('a draft is there after a reload', () =>
      draftSurvives(author, `Half a thought ${Date.now()}`))
    await test.step('a post is deleted and brought back', () => deleteAndUndo(author, question))
    await test.step('an announcement is read', () => acknowledged(admin, reader, `Fire drill ${Date.now()}`))
    await test.step('another waits, is changed and let go', () => announcedLater(admin, `Pool ${Date.now()}`))
    await test.step('a listing and a club are shared', () => shareFromTheirPages(author))
    await closeAll([author, reader, admin])
  })
