import { site } from './campus.ts'
import type { Held } from './scenes.ts'

export type Who = 'visitor' | 'student' | 'seller' | 'newcomer' | 'admin' | 'root'

export interface Shown {
  name: string
  who: Who
  /** Given the scene, since some pages are about an order that the scene made. */
  at: (scene: Scene) => string
  heading: RegExp
}

export interface Scene extends Held {
  product: string
  ownProduct: string
  post: string
  gone: string
  seller: string
  checkout: string
  school: string
  event: string
  calledOff: string
  offer: string
}

const uta = (path: string) => () => site('uta') + path
const lakeside = (path: string) => () => site('lakeside') + path

/** Every page there is, and who sees it. */
export const pages: Shown[] = [
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
  { name: 'sell-wanted', who: 'student', at: uta('/sell?kind=wanted'), heading: /Sell/ },
  { name: 'sell-room', who: 'seller', at: uta('/sell/room'), heading: /Clear my room/ },
  { name: 'shop-course', who: 'student', at: uta('/shop?course=CSE+2320'), heading: /Shop/ },
  { name: 'market-rules', who: 'admin', at: uta('/admin/market'), heading: /Market rules/ },
  { name: 'listings-to-review', who: 'admin', at: uta('/admin/listings'), heading: /Listings to review/ },
  { name: 'my-products-drafts', who: 'seller', at: uta('/my-products?status=draft'), heading: /My products/ },
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
  {
    name: 'order-code',
    who: 'student',
    at: ({ order }) => `${site('uta')}/orders/${order}/code`,
    heading: /Hand over with/,
  },
  {
    name: 'order-receipt',
    who: 'seller',
    at: ({ order }) => `${site('uta')}/orders/${order}/receipt`,
    heading: /Receipt/,
  },
  { name: 'statements', who: 'seller', at: uta('/statements'), heading: /Statements/ },
  { name: 'statements-empty', who: 'newcomer', at: lakeside('/statements'), heading: /Statements/ },
  ...(['student', 'seller'] as const).map(
    (who): Shown => ({
      name: `offer-${who}`,
      who,
      at: ({ offer }) => `${site('uta')}/offers/${offer}`,
      heading: /Offer for/,
    }),
  ),
  { name: 'offers', who: 'seller', at: uta('/offers'), heading: /Offers/ },
  { name: 'offers-sent', who: 'student', at: uta('/offers?role=buyer'), heading: /Offers/ },
  { name: 'offers-empty', who: 'newcomer', at: lakeside('/offers'), heading: /Offers/ },
  {
    name: 'order-meeting',
    who: 'student',
    at: ({ order }) => `${site('uta')}/orders/${order}/meeting`,
    heading: /Where and when/,
  },
  { name: 'handoff-times', who: 'seller', at: uta('/handoff-times'), heading: /When you can meet/ },
  { name: 'safe-spots', who: 'admin', at: uta('/admin/spots'), heading: /Safe spots/ },
  { name: 'missed-meetings', who: 'admin', at: uta('/admin/no-shows'), heading: /Missed meetings/ },
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
  { name: 'events-to-review', who: 'admin', at: uta('/admin/events'), heading: /Events to review/ },
  { name: 'calendar-settings', who: 'admin', at: uta('/admin/calendar'), heading: /Calendar settings/ },
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
