import { type DemoSchool, rowsOf } from './school-rows.ts'
import { seededId } from './seeded-id.ts'

const DAY = 86_400_000
/** Before all content, and the same in every run: people and schools keep their ids. */
const OPENED = new Date('2025-01-13T15:00:00Z')

type Row = Record<string, string | number | null>

export const schoolIdOf = ({ slug }: DemoSchool) => seededId(OPENED, slug)

export const userId = ({ slug }: DemoSchool, account = '') => seededId(OPENED, slug, 'user', account)

export function userRows(school: DemoSchool, passwordHash: string, now: Date): Row[] {
  return rowsOf(school.people).map(([account = '', name = '', role = '', major = '', joined], i) => {
    const at = (joined ? ago(now, joined) : new Date(OPENED.getTime() + i * DAY)).toISOString()
    return {
      id: userId(school, account),
      email: `${account}@${school.mailDomain}`,
      name,
      role,
      major: major || null,
      password_hash: passwordHash,
      status: 'active',
      email_verified_at: at,
      created_at: at,
      updated_at: at,
    }
  })
}

export function productRows(school: DemoSchool, now: Date): Row[] {
  return rowsOf(school.products).map(
    ([seller, category = '', condition = '', price = '', stock, age, title = '', description = '']) => {
      const at = ago(now, age)
      return {
        id: seededId(at, school.slug, 'product', title),
        seller_id: userId(school, seller),
        category,
        condition,
        price_amount: Number(price.replace('.', '')),
        currency: 'usd',
        stock: Number(stock),
        reserved: 0,
        title,
        description,
        status: 'active',
        created_at: at.toISOString(),
        updated_at: at.toISOString(),
      }
    },
  )
}

export function postRows(school: DemoSchool, now: Date): Row[] {
  return rowsOf(school.posts).map(([author, age, body = '']) => {
    const at = ago(now, age)
    const id = seededId(at, school.slug, 'post', body)
    return { id, author_id: userId(school, author), body, created_at: at.toISOString() }
  })
}

export function cartRows(school: DemoSchool, products: Row[], now: Date): Row[] {
  return rowsOf(school.cart).map(([account, quantity, title]) => {
    const product = products.find((row) => row.title === title)
    if (!product) throw new Error(`The cart of ${account} names “${title}”, which nobody sells.`)
    return {
      user_id: userId(school, account),
      product_id: product.id ?? null,
      quantity: Number(quantity),
      created_at: now.toISOString(),
    }
  })
}

export function noticeRows(school: DemoSchool, now: Date): Row[] {
  return rowsOf(school.notices).map(([account, age, href = '', title = '', body = '']) => {
    const at = ago(now, age)
    return {
      id: seededId(at, school.slug, 'notice', account ?? '', title),
      user_id: userId(school, account),
      about: `demo:${title}`,
      kind: 'welcome',
      title,
      body,
      href,
      created_at: at.toISOString(),
    }
  })
}

function ago(now: Date, days = '0'): Date {
  return new Date(Math.round(now.getTime() - Number(days) * DAY))
}
