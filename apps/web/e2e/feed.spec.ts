import { expect, type Page } from '@playwright/test'
import { expectSound } from './axe.ts'
import { choose, closeAll, open, person, postWith, sizes, toast } from './billboard-scenes.ts'
import { answered, site } from './campus.ts'
import { ask } from './scenes.ts'
import { test } from './test.ts'

async function hideAndUndo(page: Page, question: string) {
  await open(page, '/')
  const post = postWith(page, question)
  await post.getByText(/More about the post/).click({ force: true })
  await post.getByRole('button', { name: 'Not interested' }).click()
  await expect(post).toBeHidden()
  // The keyboard is where it was, at the post that came up.
  await expect(page.locator('article[data-post]:focus')).toHaveCount(1)
  await answered(page, /\/posts\//, () => toast(page, 'Hidden').getByRole('button', { name: 'Undo' }).click())
  await expect(post).toBeVisible()
  await page.reload()
  await expect(post).toBeVisible()
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

/** The page asks when it is looked at again. */
async function newPosts(author: Page, reader: Page, text: string) {
  await open(reader, '/')
  await ask(author, 'POST', '/posts', { body: text })
  const pill = reader.getByRole('button', { name: /^\d+ new posts?$/ })
  await expect(async () => {
    await reader.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await expect(pill).toBeVisible({ timeout: 3_000 })
  }).toPass()
  await expect(postWith(reader, text)).toBeHidden()
  await expectSound(reader)
  await pill.click()
  await expect(postWith(reader, text)).toBeVisible()
  await expect(pill).toBeHidden()
}

async function mutes(reader: Page, text: string, name: string) {
  await choose(reader, text, `Mute ${name}`)
  await expect(postWith(reader, text)).toBeHidden()
  await toast(reader, `Muted ${name}`).getByRole('button', { name: 'Undo' }).click()
  await expect(postWith(reader, text)).toBeVisible()
  await choose(reader, text, `Mute ${name}`)
  await expect(toast(reader, `Muted ${name}`).first()).toBeVisible()
  await open(reader, '/')
  await expect(reader.getByRole('article').first()).toBeVisible()
  await expect(postWith(reader, text)).toBeHidden()
  await open(reader, '/account/privacy')
  const unmute = reader.getByRole('button', { name: `Unmute ${name}` })
  await unmute.click()
  await expect(toast(reader, 'You hear of them again').first()).toBeVisible()
  await expect(unmute).toBeHidden()
  await open(reader, '/')
  await expect(postWith(reader, text)).toBeVisible()
}

async function pins(moderator: Page, reader: Page, text: string) {
  await open(moderator, '/')
  await answered(moderator, /\/act/, () => choose(moderator, text, 'Pin to the top'))
  await expect(postWith(moderator, text).getByText('Pinned')).toBeVisible()
  await open(reader, '/')
  const pinned = reader.getByRole('article').filter({ hasText: 'Pinned' })
  await expect(pinned.filter({ hasText: text })).toHaveCount(1)
  const places = await reader.getByRole('article').evaluateAll(
    (all, words) => ({
      ours: all.findIndex((one) => one.textContent?.includes(words)),
      plain: all.findIndex(
        (one) => !/Pinned|Announcement/.test(`${one.getAttribute('aria-label')} ${one.textContent}`),
      ),
    }),
    text,
  )
  expect(places.ours).toBeLessThan(places.plain)
  await choose(moderator, text, 'Unpin')
  await expect(postWith(moderator, text).getByText('Pinned')).toBeHidden()
}

async function closesComments(author: Page, reader: Page, text: string) {
  await open(author, '/my-posts')
  await answered(author, /\/act/, () => choose(author, text, 'Close comments'))
  await postWith(author, text).locator('time').first().click()
  await expect(author.getByText('Comments are closed.')).toBeVisible()
  await reader.goto(author.url())
  await expect(reader.getByText('Comments are closed.')).toBeVisible()
  await expect(reader.getByLabel('Write a comment')).toBeHidden()
  await answered(author, /\/act/, () => choose(author, text, 'Open comments'))
  await expect(author.getByLabel('Write a comment')).toBeVisible()
  await reader.reload()
  await expect(reader.getByLabel('Write a comment')).toBeVisible()
}

for (const size of sizes)
  test(`the feed is read and kept in order at ${size.width}`, async ({ browser }) => {
    test.setTimeout(240_000)
    const [author, reader, moderator] = [
      await person(browser, 'student@uta.test', size),
      await person(browser, 'seller@uta.test', size),
      await person(browser, 'moderator@uta.test', size),
    ]
    const text = `Lost and found, box ${Date.now()}`
    const { name } = await ask(author, 'GET', '/me')
    await test.step('new posts are told of', () => newPosts(author, reader, text))
    await test.step('a post is hidden and brought back', () => hideAndUndo(reader, text))
    await test.step('a person is muted and heard of again', () => mutes(reader, text, name))
    await test.step('a moderator pins a post', () => pins(moderator, reader, text))
    await test.step('its author closes the comments', () => closesComments(author, reader, text))
    await test.step('going back finds the place', () => backRestores(reader))
    if (size.width > 1000) await test.step('the keyboard goes through the posts', () => keyboard(reader))
    await closeAll([author, reader, moderator])
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
