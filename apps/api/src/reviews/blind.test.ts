import { sql } from '@banter/tenants/database'
import { clock } from '@banter/tenants/testing'
import { afterEach, expect, test } from 'vitest'
import type { ZodObject, ZodType } from 'zod'
import { type Asker, app } from '../../test/campus.ts'
import { mailsTo } from '../../test/mailbox.ts'
import { sampleOf } from '../../test/sample.ts'
import { createReport } from '../moderation/contract.ts'
import { getProfile } from '../people/contract.ts'
import { later, makeTraders, rate, reviewsOf, seen } from './testing.ts'

afterEach(() => {
  clock.offsetMs = 0
})

/** In no other text, so an answer that holds it tells what was written. */
const SECRET = 'quillwortish'

const reads = app.routeTable.filter(({ method, config }) => method === 'GET' && config.at !== 'platform')

/** Every question there is, with every id there is, and the secret as every word that can be searched for. */
async function answersTo(person: Asker, host: string, ids: string[]): Promise<string[]> {
  const headers = { host, authorization: `Bearer ${person.token}` }
  const urls = reads.flatMap(({ url, schema }) => {
    const paths = url.includes('/:') ? ids.map((id) => url.replace(/:\w+/g, id)) : [url]
    return paths.map((path) => path + (schema.querystring ? searching(schema.querystring) : ''))
  })
  const telling: string[] = []
  for (const url of urls) {
    const { body } = await app.inject({ url, headers })
    if (body.toLowerCase().includes(SECRET)) telling.push(url)
  }
  return telling
}

function searching(schema: ZodType): string {
  const query = Object.entries(sampleOf(schema) as Record<string, unknown>)
  const asked = new URLSearchParams(query.map(([key, value]): [string, string] => [key, String(value)]))
  if ('q' in (schema as ZodObject).shape) asked.set('q', SECRET)
  return `?${asked}`
}

test('nobody but its author finds an unshown review anywhere: not the other one, not the staff, not in any list, file, mail or search', async () => {
  const { campus, seller, buyer, completed } = await makeTraders()
  const id = await completed()
  const { mine } = await rate(buyer, id, { stars: 1, body: `Broken, ${SECRET}.` })
  await later(campus, 4 * 86_400_000)
  const others = [seller, await campus.admin()]
  const ids = [id, mine?.id ?? '', seller.viewer.id, buyer.viewer.id]
  for (const person of others) expect(await answersTo(person, campus.host, ids)).toEqual([])
  expect(await answersTo(buyer, campus.host, [id])).not.toEqual([])
  for (const person of others) {
    const report = { subjectType: 'review' as const, subjectId: mine?.id ?? '', category: 'spam' as const }
    await expect(person(createReport, { body: report })).rejects.toMatchObject({ status: 404 })
    const mails = await mailsTo(person.email)
    expect(JSON.stringify(mails).toLowerCase()).not.toContain(SECRET)
  }
  expect(await seen(seller, id)).toMatchObject({ theirs: null, mine: null })
  expect((await reviewsOf(seller, seller)).rating).toBeNull()
  expect((await buyer(getProfile, { params: { id: seller.viewer.id } })).rating).toBeNull()
  const said = await campus.read((ctx) =>
    ctx.sql<{ payload: string }>(sql`select payload::text from outbox where producer = 'reviews'`),
  )
  expect(said.map(({ payload }) => JSON.parse(payload))).toEqual([{ order_id: id }])
})
