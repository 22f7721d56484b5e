import { post } from '@banter/billing/ledger'
import { sql } from '@banter/tenants/database'
import { expect, test } from 'vitest'
import { makeCampus, type TestCampus } from '../../../test/campus.ts'
import { officer } from '../../../test/platform.ts'
import * as contract from './contract.ts'
import { keepIssues } from './issues.ts'

const amount = {
  kind: 'amount',
  stripeId: 'txn_12345678',
  ref: 'x',
  expected: 500,
  found: 470,
  note: 'charge ch_12345678',
}

/** A campus where two things differ, of which one is in its books. */
async function makeTrouble() {
  const campus = await makeCampus()
  await campus.command(async (ctx) => {
    await post(ctx, {
      kind: 'correction',
      key: 'by hand',
      ref: 'x',
      currency: 'usd',
      lines: [
        { code: 'stripe_balance', amount: 500 },
        { code: 'goodwill', amount: -500 },
      ],
    })
    await keepIssues(ctx, [amount, { kind: 'missing_here', stripeId: '=cmd|txn', found: 1_200 }])
  })
  return campus
}

const ofCampus = ({ school }: TestCampus) => ({ school: school.id })

test('finance sees what differs, with what the books have of it, and says what it was', async () => {
  const campus = await makeTrouble()
  const finance = await officer('finance')
  const open = await finance(contract.listReconIssues, { querystring: ofCampus(campus) })
  const [differs, missing] = open.items.toSorted((a, b) => a.kind.localeCompare(b.kind))
  expect([differs, missing]).toMatchObject([
    { kind: 'amount', subject: 'txn_12345678', difference: { amount: -30 }, href: null, resolvedAt: null },
    {
      kind: 'missing_here',
      expected: null,
      difference: { amount: 1_200 },
      school: { slug: campus.school.slug },
    },
  ])
  const params = { schoolId: campus.school.id, id: differs?.id ?? '' }
  expect((await finance(contract.getReconIssue, { params })).ledger).toMatchObject([
    {
      kind: 'correction',
      key: 'by hand',
      entries: expect.arrayContaining([
        { account: 'stripe_balance', owner: '', amount: { amount: 500, currency: 'usd' } },
        { account: 'goodwill', owner: '', amount: { amount: -500, currency: 'usd' } },
      ]),
    },
  ])
  const body = { remark: 'A cent for each page, see the ticket.', resolved: true }
  const resolved = await finance(contract.explainReconIssue, { params, body })
  expect(resolved).toMatchObject({ remark: body.remark, resolvedBy: 'Robin', resolvedAt: expect.any(String) })
  const left = await finance(contract.listReconIssues, { querystring: ofCampus(campus) })
  expect(left.items.map(({ kind }) => kind)).toEqual(['missing_here'])
  await campus.command((ctx) => keepIssues(ctx, [amount]))
  expect(await finance(contract.getReconIssue, { params })).toMatchObject({ resolvedBy: 'Robin' })
  await campus.command((ctx) => keepIssues(ctx, [{ ...amount, found: 460 }]))
  const again = await finance(contract.getReconIssue, { params })
  expect(again).toMatchObject({
    resolvedAt: null,
    resolvedBy: null,
    remark: body.remark,
    difference: { amount: -40 },
  })
})

test('the newest of all schools come first, page by page, and as a table that does nothing on its reader’s computer', async () => {
  const schools = [await makeTrouble(), await makeTrouble()]
  const root = await officer('super_admin')
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await root(contract.listReconIssues, { querystring: { limit: 3, cursor } })
    seen.push(...page.items.map(({ id }) => id))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  expect(seen).toEqual([...new Set(seen)].toSorted().reverse())
  for (const campus of schools) {
    const ids = await campus.read((ctx) => ctx.sql<{ id: string }>(sql`select id from recon_issues`))
    expect(seen).toEqual(expect.arrayContaining(ids.map(({ id }) => id)))
  }
  const csv = await root(contract.getReconIssuesCsv, { querystring: ofCampus(schools[0]!) })
  expect(csv).toContain(`"'=cmd|txn"`)
  expect(csv.trim().split('\r\n')).toHaveLength(3)
})

test('finance sees of every kind what is kept for them', async () => {
  const campus = await makeCampus()
  const kinds = ['missing_here', 'missing_there', 'amount', 'balance', 'books', 'refund']
  await campus.command((ctx) =>
    keepIssues(
      ctx,
      kinds.map((kind) => ({ kind, stripeId: `${kind}:usd`, ref: 'y', expected: 500, found: 0 })),
    ),
  )
  const finance = await officer('finance')
  const { items } = await finance(contract.listReconIssues, { querystring: ofCampus(campus) })
  expect(items.map(({ kind }) => kind).toSorted()).toEqual(kinds.toSorted())
})

test('a difference is found under its own school only', async () => {
  const [campus, other] = [await makeTrouble(), await makeCampus()]
  const finance = await officer('finance')
  const { items } = await finance(contract.listReconIssues, { querystring: ofCampus(campus) })
  const params = { schoolId: other.school.id, id: items[0]?.id ?? '' }
  await expect(finance(contract.getReconIssue, { params })).rejects.toMatchObject({ status: 404 })
  const body = { remark: 'Mine?', resolved: true }
  await expect(finance(contract.explainReconIssue, { params, body })).rejects.toMatchObject({ status: 404 })
})
