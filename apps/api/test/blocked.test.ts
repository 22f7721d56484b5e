import { sql } from '@banter/tenants/database'
import { beforeAll, describe, expect, test } from 'vitest'
import type { ZodObject, ZodType } from 'zod'
import { createComment } from '../src/billboard/comments/contract.ts'
import { createPost, getPost } from '../src/billboard/contract.ts'
import { found, join } from '../src/clubs/testing.ts'
import { go, live } from '../src/events/testing.ts'
import type { Route } from '../src/http/route-table.ts'
import { askQuestion } from '../src/marketplace/questions/contract.ts'
import { sell } from '../src/marketplace/testing.ts'
import { block, follow, unblock } from '../src/people/contract.ts'
import { createPictureComment, likePicture } from '../src/pictures/talk/contract.ts'
import { onSale } from '../src/pictures/testing.ts'
import { type Asker, app, makeCampus, type TestCampus } from './campus.ts'
import { sampleOf } from './sample.ts'

/** Both names are in no other text, so an answer that holds one tells of its owner. */
const ANN = 'Annabel Quillfeather'
const BEA = 'Beatrix Thistlewood'

let campus: TestCampus
let ann: Asker
let bea: Asker
/** Everything either has made, and they themselves: what a path can be asked with. */
let ids: string[]

const routes = app.routeTable.filter(
  ({ method, config }) =>
    method === 'GET' &&
    config.access === 'member' &&
    (config.at === 'school' || config.at === 'school-and-platform'),
)

beforeAll(async () => {
  campus = await makeCampus()
  ;[ann, bea] = [await campus.student(ANN), await campus.student(BEA)]
  const carl = await campus.student('Carl Friend')
  const made = await Promise.all([traces(ann, carl), traces(bea, carl)])
  await meet(ann, made[1])
  await meet(bea, made[0])
  await campus.runJobs()
  ids = [ann.viewer.id, bea.viewer.id, ...made.flatMap(Object.values)]
})

/** One of everything that a person can leave where others find it. */
async function traces(person: Asker, friend: Asker) {
  const { name } = person.viewer
  const product = await sell(person, { title: `Lamp of ${name}` })
  const post = await person(createPost, { body: { body: `Hello from ${name} #greetings` } })
  // Not by name: a club is somebody's no more than its other members'.
  const club = await found(person, friend)
  const event = await live(person, { title: `Evening with ${name}` })
  const original = await onSale(person, { title: `Picture of ${name}` })
  const { pictureId: picture, productId: sale } = original
  return { product: product.id, picture, sale, post: post.id, club: club.id, event: event.id }
}

/** And what they leave at each other's. */
async function meet(person: Asker, theirs: Awaited<ReturnType<typeof traces>>) {
  const { name } = person.viewer
  await person(createComment, { params: { id: theirs.post }, body: { body: `Well said, says ${name}` } })
  await person(likePicture, { params: { id: theirs.picture } })
  await person(createPictureComment, {
    params: { id: theirs.picture },
    body: { body: `Lovely, says ${name}` },
  })
  await person(askQuestion, { params: { id: theirs.product }, body: { body: `Which colour, asks ${name}` } })
  await go(person, theirs.event)
  await join(theirs.club, person)
  const other = await person(getPost, { params: { id: theirs.post } })
  await person(follow, { params: { id: other.author.id } })
}

interface Asked {
  route: Route
  url: string
}

/** Each route as its schema allows to be asked: with every id in its path, and with each id and each name as every filter. */
function askings(names: string[]): Asked[] {
  return routes.flatMap((route) => {
    const paths = route.url.includes('/:') ? ids.map((id) => route.url.replace(/:\w+/g, id)) : [route.url]
    return paths.flatMap((path) =>
      queries(route.schema.querystring, names).map((query) => ({ route, url: path + query })),
    )
  })
}

function queries(schema: ZodType | undefined, names: string[]): string[] {
  if (!schema) return ['']
  const base = Object.entries(sampleOf(schema) as Record<string, unknown>).map(([key, value]) => [
    key,
    String(value),
  ])
  const shape = (schema as ZodObject).shape as Record<string, ZodType>
  const filtered = Object.entries(shape).flatMap(([key, type]) =>
    [...ids, ...names.map((name) => name.split(' ')[1] ?? name)]
      .filter((value) => key !== 'cursor' && type.safeParse(value).success)
      .map((value) => [...base, [key, value]]),
  )
  return [base, ...filtered].map((query) =>
    query.length ? `?${new URLSearchParams(query as [string, string][])}` : '',
  )
}

/** Routes that could not answer something: nothing is known of them. */
const failed = new Set<string>()

/** The askings of `viewer` whose answer names `other`. */
async function mentions(viewer: Asker, other: Asker, asked: Asked[]): Promise<Asked[]> {
  const telling: Asked[] = []
  for (const asking of asked) {
    const { statusCode, body } = await app.inject({
      url: asking.url,
      headers: headersOf(viewer),
    })
    if (statusCode >= 500) failed.add(asking.route.url)
    const itself =
      body.includes(other.viewer.id) && asking.url.includes(other.viewer.id) && statusCode !== 200
    if (!itself && (body.includes(other.viewer.name) || body.includes(other.viewer.id))) telling.push(asking)
  }
  return telling
}

const headersOf = ({ token }: Asker) => ({ host: campus.host, authorization: `Bearer ${token}` })

const urlsOf = (asked: Asked[]) => [...new Set(asked.map(({ route }) => route.url))].sort()

/** Filters that ask for what is somebody's. */
const OWNERS = ['author', 'seller', 'member', 'organiser', 'host']

/** Where somebody blocked is still named, and why. */
const open = new Set([
  // Whom one has blocked oneself: to take it back.
  '/api/v1/me/blocks',
  // Who stands at the door of their event must know everybody with a place.
  '/api/v1/events/:id/check-in/manifest',
])

describe.each([
  ['who blocks', () => [ann, bea] as const],
  ['who is blocked', () => [bea, ann] as const],
])('for %s', (_who, pair) => {
  let before: Asked[]

  beforeAll(async () => {
    const [viewer, other] = pair()
    await ann(unblock, { params: { id: bea.viewer.id } })
    before = await mentions(viewer, other, askings([other.viewer.name]))
    await ann(block, { params: { id: bea.viewer.id } })
    await campus.runJobs()
  })

  test('the other was there, all over the place', () => {
    expect(urlsOf(before).length).toBeGreaterThan(8)
    for (const url of ['/users', '/users/:id', '/posts', '/products', '/clubs/:id/members'])
      expect(urlsOf(before)).toContain(`/api/v1${url}`)
  })

  test('no answer names the other any more', async () => {
    const [viewer, other] = pair()
    const telling = (await mentions(viewer, other, askings([other.viewer.name]))).filter(
      ({ route }) => !open.has(route.url),
    )
    expect(telling.map(({ url }) => url)).toEqual([])
  })

  test('a list of what is the other’s is empty', async () => {
    const [viewer, other] = pair()
    const asked = askings([]).filter(({ url }) =>
      [...new URL(url, 'http://here.test').searchParams].some(
        ([key, value]) => value === other.viewer.id && OWNERS.includes(key),
      ),
    )
    expect(asked.length).toBeGreaterThan(2)
    for (const { url } of asked) {
      const answer = await app.inject({ url, headers: headersOf(viewer) })
      const found = answer.statusCode === 200 ? (answer.json() as { items?: unknown[] }).items : []
      expect([url, found]).toEqual([url, []])
    }
  })
})

test('the third, whom nobody has blocked, sees both', async () => {
  const eve = await campus.student('Eve Third')
  const profiles = askings([]).filter(({ route }) => route.url === '/api/v1/users/:id')
  for (const person of [ann, bea])
    expect(urlsOf(await mentions(eve, person, profiles))).toEqual(['/api/v1/users/:id'])
  expect(await campus.read((ctx) => ctx.sql(sql`select user_id from blocks`))).toHaveLength(2)
})

test('every route could answer', () => {
  expect([...failed]).toEqual([])
})
