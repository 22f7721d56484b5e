import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { app, clientAt, makeCampus } from '../../test/campus.ts'
import { ADMIN_HOST, officer, plans } from '../../test/platform.ts'
import { writeCursor } from '../http/cursor.ts'
import * as contract from './contract.ts'

let root: ReturnType<typeof clientAt>
beforeAll(async () => {
  root = await officer('super_admin')
})

describe('the list of schools', () => {
  test('comes page by page, newest first, each school once with all its domains', async () => {
    const mark = randomUUID().slice(0, 8)
    const slugs: string[] = []
    for (let i = 0; i < 5; i++) {
      const body = plans({ name: `Paged ${mark} ${i}` })
      await root(contract.openSchool, {
        body: { ...body, emailDomains: [`b.${body.slug}.test`, `a.${body.slug}.test`] },
      })
      slugs.unshift(body.slug)
    }
    const found: contract.School[] = []
    let cursor: string | undefined
    do {
      const page = await root(contract.listSchools, { querystring: { limit: 2, q: `PAGED ${mark}`, cursor } })
      found.push(...page.items)
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    expect(found.map(({ slug }) => slug)).toEqual(slugs)
    expect(found[0]?.emailDomains).toEqual([`a.${slugs[0]}.test`, `b.${slugs[0]}.test`])
    await expect(root(contract.listSchools, { querystring: { cursor: 'nonsense' } })).rejects.toMatchObject({
      code: 'INVALID_CURSOR',
    })
  })
})

describe('the public directory', () => {
  test('a cursor with a character that cannot be stored is none of this list', async () => {
    const cursor = writeCursor(['\u0000', randomUUID()])
    await expect(
      clientAt('campus.test')(contract.findSchools, { querystring: { cursor } }),
    ).rejects.toMatchObject({ status: 422, code: 'INVALID_CURSOR' })
  })

  test('finds a school by name, city, domain or address, on every host, and tells only what anyone may know', async () => {
    const body = plans({ name: `Zeta ${randomUUID().slice(0, 8)}` })
    await root(contract.openSchool, { body })
    const queries = [body.name.toUpperCase(), `${body.slug}.test`, `someone@${body.slug}.test`]
    for (const host of ['campus.test', ADMIN_HOST, `${body.slug}.campus.test`])
      for (const q of queries) {
        const { items } = await clientAt(host)(contract.findSchools, { querystring: { q } })
        expect(items).toEqual([
          {
            slug: body.slug,
            name: body.name,
            description: 'By the lake',
            city: 'Springfield',
            state: 'IL',
            country: 'US',
            status: 'active',
            url: `http://${body.slug}.campus.test`,
          },
        ])
      }
  })

  test('is sorted by name over its pages, takes % and _ as letters, and does not list the platform', async () => {
    const mark = `50%_${randomUUID().slice(0, 8)}`
    for (const name of ['b', 'A', 'c'])
      await root(contract.openSchool, { body: plans({ name: `${name}${name} ${mark}` }) })
    const ask = clientAt('campus.test')
    const names: string[] = []
    let cursor: string | undefined
    do {
      const page = await ask(contract.findSchools, { querystring: { limit: 1, q: mark, cursor } })
      names.push(...page.items.map(({ name }) => name))
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    expect(names).toEqual([`AA ${mark}`, `bb ${mark}`, `cc ${mark}`])
    expect((await ask(contract.findSchools, { querystring: { q: mark.replace('%_', '__') } })).items).toEqual(
      [],
    )
    expect(
      (await ask(contract.findSchools, { querystring: { q: 'admin', limit: 100 } })).items.map(
        ({ slug }) => slug,
      ),
    ).not.toContain('admin')
  })
})

test('a host says what it is', async () => {
  const campus = await makeCampus()
  expect(await campus.anyone(contract.getHere)).toEqual({
    at: 'school',
    simulatedPayments: true,
    demo: false,
    school: expect.objectContaining({
      id: campus.school.id,
      emailDomains: [campus.domain],
      url: `http://${campus.host}`,
    }),
  })
  expect(await clientAt('campus.test')(contract.getHere)).toMatchObject({ at: 'apex', school: null })
  expect(await clientAt(ADMIN_HOST)(contract.getHere)).toMatchObject({ at: 'platform', school: null })
  const nowhere = await app.inject({ url: '/api/v1/here', headers: { host: 'nowhere.campus.test' } })
  expect([nowhere.statusCode, nowhere.json().code]).toEqual([404, 'NO_SUCH_SCHOOL'])
})
