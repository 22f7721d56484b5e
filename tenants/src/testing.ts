import { randomUUID } from 'node:crypto'
import { testDatabase } from '@banter/prisma/testing'
import type { Campus, Viewer } from './context.ts'
import { Database } from './database.ts'
import { openSchool } from './provision.ts'

const { appUrl } = await testDatabase()

/** Tests may move this clock; nothing else is replaced. */
export const clock = { offsetMs: 0, now: () => new Date(Date.now() + clock.offsetMs) }

export const database = new Database({ url: appUrl, connections: 10, clock: clock.now })

export interface TestSchool extends Campus {
  domain: string
  as(viewer: Viewer): Campus
}

/** A school of one test's own. Nothing is cleaned up after it: the wall between schools keeps tests apart, and is exercised by it. */
export async function makeSchool(name = 'Test School'): Promise<TestSchool> {
  const slug = `t${randomUUID().replaceAll('-', '').slice(0, 20)}`
  const domain = `${slug}.test`
  const place = { city: 'Arlington', state: 'TX', country: 'US' }
  const details = { slug, name, description: '', ...place, plan: 'trial', emailDomains: [domain] }
  const { school } = await openSchool(database, details, async () => {})
  return { ...database.campus(school, null), domain, as: (viewer) => database.campus(school, viewer) }
}

/** A school whose billboard has as many posts. */
export async function withPosts(posts: number) {
  const campus = await makeSchool()
  const author = await campus.command(({ db }) =>
    db.user.create({ data: { email: `a@${campus.domain}`, name: 'Ann' } }),
  )
  await campus.command(({ db }) =>
    db.post.createMany({
      data: Array.from({ length: posts }, (_, i) => ({ authorId: author.id, body: `post ${i}` })),
    }),
  )
  return Object.assign(campus, { author })
}
