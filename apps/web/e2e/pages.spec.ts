import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test'
import { expectSound } from './axe.ts'
import { signIn, site } from './campus.ts'
import { calledOff, planned } from './event-scenes.ts'
import { ask, buyHeld, type Held, openCheckout, talkedAbout } from './scenes.ts'

type Who = 'visitor' | 'student' | 'seller' | 'newcomer' | 'admin' | 'root'

const accounts: Record<Exclude<Who, 'visitor'>, [slug: string, email: string]> = {
  student: ['uta', 'student@uta.test'],
  seller: ['uta', 'seller@uta.test'],
  newcomer: ['lakeside', 'moderator@lakeside.test'],
  admin: ['uta', 'admin@uta.test'],
  root: ['admin', 'root@banter.test'],
}

interface Shown {
  name: string
  who: Who
  /** Given the scene, since some pages are about an order that the scene made. */
  at: (scene: Scene) => string
  heading: RegExp
}

interface Scene extends Held {
  product: string
  ownProduct: string
  post: string
  gone: string
  seller: string
  checkout: string
  school: string
  event: string
  calledOff: string
}

const uta = (path: string) => () => site('uta') + path
const lakeside = (path: string) => () => site('lakeside') + path

const pages: Shown[] = [
  { name: 'public-landing', who: 'visitor', at: () => `${site('')}/`, heading: /./ },
  { name: 'school-picker', who: 'visitor', at: () => `${site('')}/find?q=arlington`, heading: /./ },
  { name: 'school-picker-nothing', who: 'visitor', at: () => `${site('')}/find?q=zzzz`, heading: /./ },
  { name: 'unknown-school', who: 'visitor', at: () => `${site('nobody')}/`, heading: /No campus/ },
  { name: 'school-landing', who: 'visitor', at: uta('/'), heading: /./ },
  { name: 'register', who: 'visitor', at: uta('/register'), heading: /account/i },
  { name: 'verify-link', who: 'visitor', at: uta(`/verify?token=${'x'.repeat(43)}`), heading: /Confirm/ },
  { name: 'sign-in', who: 'visitor', at: uta('/sign-in'), heading: /Sign in/ },
  { name: 'forgot', who: 'visitor', at: uta('/forgot'), heading: /password/i },
  { name: 'reset', who: 'visitor', at: uta(`/reset?token=${'x'.repeat(43)}`), heading: /password/i },
  { name: 'invitation', who: 'visitor', at: uta(`/invitation?token=${'x'.repeat(43)}`), heading: /Welcome/ },
  { name: 'platform-sign-in', who: 'visitor', at: () => `${site('admin')}/sign-in`, heading: /Sign in/ },
  { name: 'not-found', who: 'student', at: uta('/no-such-page'), heading: /./ },
  { name: 'feed', who: 'student', at: uta('/'), heading: /./ },
  { name: 'feed-quiet', who: 'newcomer', at: lakeside('/'), heading: /./ },
  { name: 'post', who: 'seller', at: ({ post }) => `${site('uta')}/posts/${post}`, heading: /Post by/ },
  {
    name: 'post-edit',
    who: 'student',
    at: ({ post }) => `${site('uta')}/posts/${post}/edit`,
    heading: /Edit/,
  },
  {
    name: 'post-likes',
    who: 'student',
    at: ({ post }) => `${site('uta')}/posts/${post}/likes`,
    heading: /Liked/,
  },
  {
    name: 'post-versions',
    who: 'seller',
    at: ({ post }) => `${site('uta')}/posts/${post}/versions`,
    heading: /before/,
  },
  { name: 'post-deleted', who: 'seller', at: ({ gone }) => `${site('uta')}/posts/${gone}`, heading: /Post/ },
  { name: 'compose', who: 'student', at: uta('/compose'), heading: /Write/ },
  { name: 'drafts', who: 'student', at: uta('/drafts'), heading: /Drafts/ },
  { name: 'saved', who: 'student', at: uta('/saved'), heading: /Saved/ },
  { name: 'saved-empty', who: 'newcomer', at: lakeside('/saved'), heading: /Saved/ },
  { name: 'my-posts', who: 'student', at: uta('/my-posts'), heading: /My posts/ },
  { name: 'hashtag', who: 'student', at: uta('/tags/finals'), heading: /#finals/ },
  ...(
    [
      ['clubs', 'student', '/clubs', /Clubs/],
      ['clubs-mine', 'student', '/clubs?view=mine', /Clubs/],
      ['clubs-nothing', 'student', '/clubs?q=zzzz&category=music', /Clubs/],
      ['club-new', 'student', '/clubs/new', /Start a club/],
      ['club', 'student', '/clubs/robotics-club', /Robotics Club/],
      ['club-todo', 'seller', '/clubs/bike-kitchen', /Bike Kitchen/],
      ['club-ask', 'student', '/clubs/bike-kitchen?join=1', /Bike Kitchen/],
      ['club-events', 'student', '/clubs/robotics-club/events', /Robotics Club/],
      ['club-members', 'student', '/clubs/robotics-club/members', /Robotics Club/],
      ['club-files', 'student', '/clubs/robotics-club/files', /Robotics Club/],
      ['club-groups', 'student', '/clubs/robotics-club/groups', /Robotics Club/],
      ['club-edit', 'student', '/clubs/robotics-club/edit', /Settings/],
      ['club-invites', 'student', '/clubs/robotics-club/invites', /Invitations/],
      ['club-handover', 'student', '/clubs/robotics-club/handover', /Handover/],
      ['club-log', 'student', '/clubs/robotics-club/manage', /Log/],
      ['club-requests', 'seller', '/clubs/bike-kitchen/requests', /Requests/],
      ['clubs-frozen', 'admin', '/admin/clubs', /Clubs without leaders/],
    ] as const
  ).map(([name, who, path, heading]): Shown => ({ name, who, at: uta(path), heading })),
  { name: 'events', who: 'student', at: uta('/events'), heading: /Events/ },
  { name: 'events-week', who: 'student', at: uta('/events?view=week'), heading: /Events/ },
  { name: 'events-month', who: 'student', at: uta('/events?view=month'), heading: /Events/ },
  { name: 'events-nothing', who: 'student', at: uta('/events?q=zzzz&category=arts'), heading: /Events/ },
  { name: 'event-new', who: 'student', at: uta('/events/new'), heading: /New event/ },
  { name: 'event-calendar', who: 'student', at: uta('/events/calendar'), heading: /Calendar/ },
  { name: 'event', who: 'student', at: ({ event }) => `${site('uta')}/events/${event}`, heading: /Open mic/ },
  {
    name: 'event-host',
    who: 'seller',
    at: ({ event }) => `${site('uta')}/events/${event}`,
    heading: /Open mic/,
  },
  {
    name: 'event-cancelled',
    who: 'student',
    at: (scene) => `${site('uta')}/events/${scene.calledOff}`,
    heading: /yoga/,
  },
  ...(['edit', 'helpers?q=m', 'attendees', 'door'] as const).map(
    (page): Shown => ({
      name: `event-${page.replace(/\?.*/, '')}`,
      who: 'seller',
      at: ({ event }) => `${site('uta')}/events/${event}/${page}`,
      heading: /./,
    }),
  ),
  {
    name: 'event-code',
    who: 'student',
    at: ({ event }) => `${site('uta')}/events/${event}/code`,
    heading: /Open mic/,
  },
  { name: 'shop', who: 'student', at: uta('/shop'), heading: /Shop/ },
  { name: 'shop-category', who: 'student', at: uta('/shop?category=textbooks'), heading: /Textbooks/ },
  { name: 'shop-nothing', who: 'student', at: uta('/shop?q=zzzz'), heading: /./ },
  {
    name: 'product',
    who: 'student',
    at: ({ product }) => `${site('uta')}/products/${product}`,
    heading: /./,
  },
  {
    name: 'own-product',
    who: 'seller',
    at: ({ ownProduct }) => `${site('uta')}/products/${ownProduct}`,
    heading: /./,
  },
  {
    name: 'edit-product',
    who: 'seller',
    at: ({ ownProduct }) => `${site('uta')}/products/${ownProduct}/edit`,
    heading: /Edit/,
  },
  { name: 'sell', who: 'student', at: uta('/sell'), heading: /Sell/ },
  { name: 'my-products', who: 'seller', at: uta('/my-products'), heading: /My products/ },
  { name: 'my-products-empty', who: 'newcomer', at: lakeside('/my-products'), heading: /My products/ },
  { name: 'cart', who: 'student', at: uta('/cart'), heading: /Cart/ },
  { name: 'cart-empty', who: 'newcomer', at: lakeside('/cart'), heading: /Cart/ },
  {
    name: 'checkout',
    who: 'student',
    at: ({ checkout }) => `${site('uta')}/checkout/${checkout}?open=1`,
    heading: /Checkout/,
  },
  { name: 'purchases', who: 'student', at: uta('/purchases'), heading: /Purchases/ },
  { name: 'purchases-empty', who: 'newcomer', at: lakeside('/purchases'), heading: /Purchases/ },
  { name: 'sales', who: 'seller', at: uta('/sales'), heading: /Sales/ },
  { name: 'order-buyer', who: 'student', at: ({ order }) => `${site('uta')}/orders/${order}`, heading: /./ },
  { name: 'order-seller', who: 'seller', at: ({ order }) => `${site('uta')}/orders/${order}`, heading: /./ },
  { name: 'wallet', who: 'seller', at: uta('/wallet'), heading: /Wallet/ },
  { name: 'wallet-empty', who: 'newcomer', at: lakeside('/wallet'), heading: /Wallet/ },
  { name: 'notifications', who: 'seller', at: uta('/notifications'), heading: /Notifications/ },
  { name: 'account', who: 'student', at: uta('/account'), heading: /./ },
  { name: 'account-privacy', who: 'student', at: uta('/account/privacy'), heading: /Privacy/ },
  { name: 'account-preview', who: 'student', at: uta('/account/preview'), heading: /others see you/ },
  { name: 'account-close', who: 'student', at: uta('/account/close'), heading: /Close account/ },
  { name: 'people', who: 'student', at: uta('/people'), heading: /People/ },
  {
    name: 'people-nobody',
    who: 'student',
    at: uta('/people?q=zzzzzz&major=Art&year=2027'),
    heading: /People/,
  },
  { name: 'person', who: 'student', at: ({ seller }) => `${site('uta')}/people/${seller}`, heading: /./ },
  {
    name: 'person-listings',
    who: 'student',
    at: ({ seller }) => `${site('uta')}/people/${seller}?tab=listings`,
    heading: /./,
  },
  {
    name: 'followers',
    who: 'student',
    at: ({ seller }) => `${site('uta')}/people/${seller}/followers`,
    heading: /Followers/,
  },
  { name: 'welcome-interests', who: 'student', at: uta('/welcome?step=interests'), heading: /into/ },
  { name: 'welcome-clubs', who: 'student', at: uta('/welcome?step=clubs'), heading: /Clubs/ },
  { name: 'welcome-post', who: 'student', at: uta('/welcome?step=post'), heading: /first post/ },
  { name: 'search', who: 'student', at: uta('/search?q=the'), heading: /Results/ },
  { name: 'search-shop', who: 'student', at: uta('/search?q=book&type=product&min=5'), heading: /Results/ },
  { name: 'search-typo', who: 'student', at: uta('/search?q=calculs'), heading: /Results/ },
  { name: 'search-nothing', who: 'student', at: uta('/search?q=zzzzqqqq'), heading: /Results/ },
  { name: 'search-start', who: 'newcomer', at: lakeside('/search'), heading: /Search/ },
  {
    name: 'report',
    who: 'student',
    at: ({ product }) => `${site('uta')}/report?subject=product:${product}&from=/shop`,
    heading: /Report this listing/,
  },
  { name: 'reports', who: 'admin', at: uta('/admin/reports'), heading: /Reports/ },
  { name: 'school-admin', who: 'admin', at: uta('/admin'), heading: /./ },
  { name: 'platform-schools', who: 'root', at: () => `${site('admin')}/schools`, heading: /Schools/ },
  {
    name: 'platform-open-school',
    who: 'root',
    at: () => `${site('admin')}/schools/new`,
    heading: /Open a school/,
  },
  {
    name: 'platform-school',
    who: 'root',
    at: ({ school }) => `${site('admin')}/schools/${school}`,
    heading: /./,
  },
]

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
  scene = {
    ...held,
    product: product.id,
    ownProduct: mine[0].id,
    ...(await talkedAbout(pageOf('student'), pageOf('seller'))),
    seller: mine[0].seller.id,
    checkout: await openCheckout(pageOf('student'), reserved.id),
    school: schools[0].id,
    event: await planned(pageOf('seller'), pageOf('student')),
    calledOff: await calledOff(pageOf('seller')),
  }
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
      await expectSound(page)
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
