import { expect, test } from 'vitest'
import type { Figures } from '../measure/figures.ts'
import type { Row } from '../rows/row.ts'
import { judge, ratioOf } from './bars.ts'
import { tableOf } from './table.ts'

const figures = (total: number): Figures => ({
  count: 100,
  perSecond: 50,
  p50: 4,
  p99: 9,
  cpu: { application: total - 1, database: 1, total },
})
const row = (more: Partial<Row>): Row => ({
  name: 'feed',
  variant: null,
  clients: 4,
  product: figures(2.5),
  floor: figures(2),
  note: null,
  ...more,
})

test('a row is judged by its CPU, or by the ratio to its floor', () => {
  expect(judge(row({}))).toEqual({ bar: '≤ 3 CPU ms', value: 2.5, passed: true })
  expect(judge(row({ product: figures(3.1) }))?.passed).toBe(false)
  expect(ratioOf(row({}))).toBe(1.25)
  expect(judge(row({ name: 'scoped-reads' }))?.passed).toBe(true)
  expect(judge(row({ name: 'scoped-reads', floor: figures(1.5) }))?.passed).toBe(false)
  expect(judge(row({ name: 'hello' }))).toBeNull()
})

test('only the jobs on Redis have a bar', () => {
  expect(judge(row({ name: 'fee-jobs', variant: 'Redis', floor: null }))?.passed).toBe(false)
  expect(judge(row({ name: 'fee-jobs', variant: 'PostgreSQL', floor: null }))).toBeNull()
})

test('a row that was not measured says why, in one line', () => {
  const table = tableOf([
    row({}),
    { name: 'sign-in', variant: null, reason: 'Nothing was answered.\nat line 5' },
  ])
  const [, , feed, missing] = table.split('\n')
  expect(feed).toMatch(/^feed +50 +4\.0 +9\.0 +2\.50 .* pass$/)
  expect(missing).toMatch(/^sign-in .*not run +Nothing was answered\.$/)
})
