import type { RowName } from '../rows/names.ts'
import type { Row } from '../rows/row.ts'

/** What a row must reach. Judged are CPU time and ratios, which a busy machine moves little; times on the clock are only shown. */
export interface Verdict {
  bar: string
  value: number
  passed: boolean
}

interface Bar {
  text: string
  passes(value: number): boolean
  value(row: Row): number | null
}

const cpu = (most: number): Bar => ({
  text: `≤ ${most} CPU ms`,
  passes: (value) => value <= most,
  value: ({ product }) => product.cpu.total,
})

const timesFloor = (most: number): Bar => ({
  text: `≤ ${most} × unscoped`,
  passes: (value) => value <= most,
  value: ratioOf,
})

/** Jobs leave no CPU idle, so a rate is a share of the two cores that the bars are for. */
const jobsOnTwoCores = (least: number): Bar => ({
  text: `≤ ${2_000 / least} CPU ms (${least}/s)`,
  passes: (value) => value <= 2_000 / least,
  value: ({ variant, product }) => (variant === 'Redis' ? product.cpu.total : null),
})

/** Somebody waits for it, and how long hangs on the plan far more than on what else the machine does. */
const p99 = (most: number): Bar => ({
  text: `p99 ≤ ${most} ms`,
  passes: (value) => value <= most,
  value: ({ product }) => product.p99,
})

/** What it adds to a page, whoever waits for it. */
const added = (most: number): Bar => ({
  text: `adds p99 ≤ ${most} ms`,
  passes: (value) => value <= most,
  value: ({ floor, product }) => (floor ? null : product.p99),
})

/** A hundred times the posts: what the slowest hundredth waits for. */
const p99TimesFloor = (most: number): Bar => ({
  text: `p99 ≤ ${most} × that of 10,000`,
  passes: (value) => value <= most,
  value: ({ variant, product, floor }) =>
    floor && variant?.startsWith('1,000,000') ? product.p99 / floor.p99 : null,
})

/** Whatever makes one thing hot, at least half of the rate at which everything is bought. */
const shareOfOrdinary = (least: number): Bar => ({
  text: `≥ ${least} × ordinary rate`,
  passes: (value) => value >= least,
  value: ({ product, floor }) => floor && product.perSecond / floor.perSecond,
})

const database = (most: number): Bar => ({
  text: `≤ ${most} CPU ms of PostgreSQL`,
  passes: (value) => value <= most,
  value: ({ product }) => product.cpu.database,
})

const bars: Partial<Record<RowName, Bar>> = {
  'product-list': cpu(3),
  feed: cpu(3),
  'feed-page': cpu(12),
  'feed-growth': p99TimesFloor(1.5),
  'ad-pick': added(1),
  'new-post': cpu(4),
  search: p99(30),
  checkout: cpu(6),
  'checkout-hot': shareOfOrdinary(0.5),
  'last-unit': p99(1_500),
  refusal: database(1),
  'scoped-reads': timesFloor(1.3),
  'fee-jobs': jobsOnTwoCores(1_000),
  'fee-lag': p99(2_000),
}

/** How often the floor's CPU the product spends. */
export function ratioOf({ product, floor }: Pick<Row, 'product' | 'floor'>): number | null {
  return floor ? product.cpu.total / floor.cpu.total : null
}

/** @returns null for a row without a bar */
export function judge(row: Row): Verdict | null {
  const bar = bars[row.name]
  const value = bar?.value(row)
  return bar && typeof value === 'number' ? { bar: bar.text, value, passed: bar.passes(value) } : null
}
