import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test'
import { expectContrast, expectSound } from './axe.ts'
import { signIn } from './campus.ts'
import { campusLife } from './campus-scenes.ts'
import { calledOff, planned } from './event-scenes.ts'
import { pages } from './pages.ts'
import { ask, buyHeld, offered, openCheckout, talkedAbout } from './scenes.ts'
import type { Scene, Who } from './shown.ts'

const accounts: Record<Exclude<Who, 'visitor'>, [slug: string, email: string]> = {
  student: ['uta', 'student@uta.test'],
  seller: ['uta', 'seller@uta.test'],
  newcomer: ['lakeside', 'moderator@lakeside.test'],
  admin: ['uta', 'admin@uta.test'],
  root: ['admin', 'root@banter.test'],
}

const contexts = new Map<Who, BrowserContext>()
let scene: Scene

async function enter(browser: Browser, who: Who) {
  const context = await browser.newContext()
  contexts.set(who, context)
  if (who !== 'visitor') await signIn(await context.newPage(), ...accounts[who])
}

test.beforeAll(async ({ browser }) => {
  test.setTimeout(180_000)
  for (const who of ['visitor', ...Object.keys(accounts)] as Who[]) await enter(browser, who)
  const pageOf = (who: Who) => contexts.get(who)!.pages()[0]!
  const held = await buyHeld(pageOf('student'), pageOf('seller'))
  const { items: shop } = await ask(pageOf('student'), 'GET', '/products?limit=20')
  const { items: mine } = await ask(pageOf('seller'), 'GET', '/me/products?status=active')
  const { items: schools } = await ask(pageOf('root'), 'GET', '/schools?q=arlington')
  const [reserved, product] = shop.filter((item: { mine: boolean }) => !item.mine)
  const event = await planned(pageOf('seller'), pageOf('student'))
  scene = {
    ...held,
    product: product.id,
    ownProduct: mine[0].id,
    ...(await talkedAbout(pageOf('student'), pageOf('seller'))),
    seller: mine[0].seller.id,
    checkout: await openCheckout(pageOf('student'), reserved.id),
    school: schools[0].id,
    event,
    ...(await campusLife(pageOf('student'), pageOf('seller'), pageOf('admin'), event)),
    calledOff: await calledOff(pageOf('seller')),
    dispute: (await ask(pageOf('admin'), 'GET', '/admin/disputes')).items[0].id,
    offer: await offered(pageOf('student'), pageOf('seller')),
    picture: (await ask(pageOf('student'), 'GET', '/me/pictures')).items[0],
  }
  for (const context of contexts.values()) for (const page of context.pages()) await page.close()
})

test.afterAll(async () => {
  for (const context of contexts.values()) await context.close()
})

const sizes = [
  { width: 1280, height: 860 },
  { width: 360, height: 740 },
]

/** What the README shows: written anew when README_SCREENSHOTS is set. */
const inReadme = new Set([
  'feed-1280-light',
  'shop-1280-dark',
  'order-buyer-360-light',
  'product-360-dark',
  'school-admin-1280-light',
  'sell-360-light',
])

/** The same page in four looks, without loading it again. */
async function eachLook(page: Page, name: string) {
  for (const size of sizes)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize(size)
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await (colorScheme === 'light' ? expectSound(page) : expectContrast(page))
      const look = `${name}-${size.width}-${colorScheme}`
      await page.screenshot({ path: `test-results/pages/${look}.png` })
      if (process.env.README_SCREENSHOTS && inReadme.has(look))
        await page.screenshot({ path: `docs/screenshots/${look}.jpg`, type: 'jpeg', quality: 70 })
    }
}

for (const { name, who, at, heading } of pages)
  test(`${name} is sound on a desktop and a phone, light and dark`, async () => {
    const page = await contexts.get(who)!.newPage()
    const troubles: string[] = []
    page.on('pageerror', (error) => troubles.push(error.message))
    page.on('console', (line) => {
      if (line.type() === 'error' && !/status of 4(04|10)/.test(line.text())) troubles.push(line.text())
    })
    await page.goto(at(scene))
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading)
    await expect(page).toHaveTitle(/Banter/)
    await eachLook(page, name)
    expect(troubles).toEqual([])
    await page.close()
  })
