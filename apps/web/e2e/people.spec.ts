import { type Browser, expect, type Page } from '@playwright/test'
import { answered, codeFrom, PASSWORD, signIn, site } from './campus.ts'
import { test } from './test.ts'

const sizes = [
  { width: 1280, height: 860 },
  { width: 360, height: 740 },
]
const uta = site('uta')

async function join(page: Page, name: string, email: string) {
  await page.goto(`${uta}/register`)
  await page.getByLabel('Your name').fill(name)
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.getByLabel('Code').fill(await codeFrom(page, email))
  await page.getByRole('button', { name: 'Confirm' }).click()
  await page.waitForURL(`${uta}/welcome`)
}

async function goThroughGuide(page: Page, hello: string) {
  for (const interest of ['chess', 'film', 'hiking']) await page.getByText(interest, { exact: true }).click()
  await page.getByLabel('Something else').fill('Beekeeping')
  await page.getByLabel('Major').fill('Biology')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Clubs you may like' })).toBeVisible()
  // Left, it waits on Home; taken up, it is where it was.
  await page.getByRole('link', { name: 'Go on later' }).click()
  await expect(page.getByText('Step 2 of 3')).toBeVisible()
  await page.getByRole('link', { name: 'Go on' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Clubs you may like' })).toBeVisible()
  await page.getByRole('button', { name: 'Skip' }).click()
  await page.getByLabel('Your post').fill(hello)
  await page.getByRole('button', { name: 'Post and finish' }).click()
  await page.waitForURL(`${uta}/`)
  await expect(page.getByText(hello).first()).toBeVisible()
  await expect(page.getByText('Get the most out of your campus')).toBeHidden()
}

/** A picture that a browser itself has drawn. */
async function photo(page: Page): Promise<Buffer> {
  const drawn = await page.evaluate(() => {
    const canvas = document.createElement('canvas')
    canvas.width = canvas.height = 400
    const pen = canvas.getContext('2d')!
    pen.fillStyle = '#3454d1'
    pen.fillRect(0, 0, 400, 400)
    pen.fillStyle = '#ffd479'
    pen.fillRect(120, 120, 160, 160)
    return canvas.toDataURL('image/png').split(',')[1]!
  })
  return Buffer.from(drawn, 'base64')
}

async function editProfile(page: Page, name: string) {
  await page.goto(`${uta}/account`)
  const buffer = await photo(page)
  await page
    .getByRole('group', { name: 'Photo' })
    .locator('input[type=file]')
    .setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer })
  await expect(page.getByRole('group', { name: 'Photo' }).getByRole('listitem')).toBeVisible()
  await expect(async () => {
    await page.getByRole('button', { name: 'Save pictures' }).click()
    await expect(page.getByText('Saved.').first()).toBeVisible({ timeout: 2_000 })
  }).toPass({ timeout: 30_000 })
  await page.getByLabel('Bio').fill('I keep bees on the roof.')
  await page.getByLabel('Pronouns').fill('she/her')
  await answered(page, /\/account/, () => page.getByRole('button', { name: 'Save changes' }).click())
  await page.getByRole('link', { name: 'See your profile' }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await expect(page.getByText('I keep bees on the roof.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'beekeeping' })).toBeVisible()
  const face = page.locator('main header img[alt=""]').first()
  await expect.poll(() => face.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0)
}

async function findAndFollow(page: Page) {
  await page.goto(`${uta}/people`)
  await page.getByLabel('Name').fill('hanna colle')
  await page.getByRole('button', { name: 'Search', exact: true }).click()
  await page.getByRole('button', { name: 'Follow Hannah Cole' }).click()
  await expect(page.getByRole('button', { name: 'Following Hannah Cole' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('button', { name: 'Following Hannah Cole' })).toBeVisible()
  await page.getByRole('link', { name: 'Hannah Cole', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Hannah Cole' })).toBeVisible()
}

async function block(page: Page) {
  await page.locator('summary', { hasText: 'More about Hannah Cole' }).click()
  await page.getByRole('button', { name: 'Block' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Block' }).click()
  await page.waitForURL(`${uta}/people`)
}

async function seen(page: Page, name: string): Promise<number> {
  await page.goto(`${uta}/people?q=${encodeURIComponent(name)}`)
  await expect(page.getByRole('heading', { level: 1, name: 'People' })).toBeVisible()
  return page.getByRole('link', { name, exact: true }).count()
}

async function visitor(browser: Browser, size: { width: number; height: number }) {
  return (await browser.newContext({ viewport: size })).newPage()
}

for (const size of sizes)
  test(`a newcomer finds people and is left in peace, ${size.width} wide`, async ({ browser }) => {
    test.setTimeout(180_000)
    const mark = `${Date.now().toString(36)}${size.width}`
    const name = `Nia Beekeeper ${mark}`
    const [nia, hannah] = [await visitor(browser, size), await visitor(browser, size)]
    await signIn(hannah, 'uta', 'hannah.cole@uta.test')

    await test.step('she joins and goes through the guide', async () => {
      await join(nia, name, `nia.${mark}@uta.test`)
      await goThroughGuide(nia, `Hello from the roof ${mark}`)
    })
    await test.step('she tells of herself, with a photo', () => editProfile(nia, name))
    const profile = nia.url()
    await test.step('she finds somebody whose name she mistypes, and follows her', () => findAndFollow(nia))
    await test.step('they see each other', async () => expect(await seen(hannah, name)).toBe(1))

    await test.step('she blocks her: neither is there for the other', async () => {
      await block(nia)
      expect(await seen(nia, 'Hannah Cole')).toBe(0)
      expect(await seen(hannah, name)).toBe(0)
      await hannah.goto(profile)
      await expect(hannah.getByRole('heading', { level: 1 })).not.toHaveText(name)
      await hannah.goto(`${uta}/`)
      await expect(hannah.getByText(`Hello from the roof ${mark}`)).toHaveCount(0)
    })
    await test.step('she unblocks her', async () => {
      await nia.goto(`${uta}/account/privacy`)
      await nia.getByRole('button', { name: 'Unblock Hannah Cole' }).click()
      await expect(nia.getByText('You have blocked nobody.')).toBeVisible()
      expect(await seen(hannah, name)).toBe(1)
    })
  })

test('following turns back when it is refused', async ({ browser }) => {
  const [maya, theo] = [await visitor(browser, sizes[0]!), await visitor(browser, sizes[0]!)]
  await signIn(maya, 'uta', 'student@uta.test')
  await signIn(theo, 'uta', 'tyler.brooks@uta.test')
  await maya.goto(`${uta}/people?q=tyler`)
  const follow = maya.getByRole('button', { name: 'Follow Tyler Brooks' })
  await expect(follow).toBeVisible()
  await theo.goto(`${uta}/people?q=maya`)
  await theo.getByRole('link', { name: 'Maya Torres', exact: true }).click()
  await theo.locator('summary', { hasText: 'More about Maya Torres' }).click()
  await theo.getByRole('button', { name: 'Block' }).click()
  await theo.getByRole('dialog').getByRole('button', { name: 'Block' }).click()
  await theo.waitForURL(`${uta}/people`)
  await follow.click()
  await expect(maya.getByText('It is no longer there.')).toBeVisible()
  await expect(follow).toBeVisible()
  await theo.goto(`${uta}/account/privacy`)
  await theo.getByRole('button', { name: 'Unblock Maya Torres' }).click()
  await expect(theo.getByText('You have blocked nobody.')).toBeVisible()
})

test('all of it works without JavaScript', async ({ browser }) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await signIn(page, 'uta', 'noah.petersen@uta.test')
  await page.goto(`${uta}/welcome`)
  await page.getByText('robotics', { exact: true }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('button', { name: 'Skip' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Your first post' })).toBeVisible()
  await page.goto(`${uta}/people?q=omar`)
  await page.getByRole('button', { name: 'Follow Omar Haddad' }).click()
  await expect(page.getByRole('button', { name: 'Following Omar Haddad' })).toBeVisible()
  await page.goto(`${uta}/account/privacy`)
  await page.getByLabel('Major').selectOption('nobody')
  await page.getByRole('button', { name: 'Save choices' }).click()
  await expect(page.getByLabel('Major')).toHaveValue('nobody')
  await page.getByRole('button', { name: 'Keep me out of the directory' }).click()
  await expect(page.getByText('You are out of the directory.').first()).toBeVisible()
  await page.getByRole('button', { name: 'End the hold' }).click()
  await expect(page.getByText('You are in the directory.').first()).toBeVisible()
})
