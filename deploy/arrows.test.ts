import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = path.dirname(import.meta.dirname)

/** rule → [file, what it must not import]: each rule is broken once, in a small tree of the same shape. */
const violations: Record<string, [from: string, to: string]> = {
  'through-the-door': ['tenants/src/a.ts', './not-there.ts'],
  'no-circles': ['tenants/src/and-round.ts', './round.ts'],
  'floor-1-prisma': ['prisma/a.ts', '../tenants/src/target.ts'],
  'floor-2-tenants': ['tenants/src/b.ts', '../../billing/src/target.ts'],
  'floor-3-billing': ['billing/src/a.ts', '../../apps/api/src/target.ts'],
  'floor-4-api': ['apps/api/src/a.ts', '../../workers/src/target.ts'],
  'floor-5-workers': ['apps/workers/src/a.ts', '../../web/app/target.ts'],
  'web-speaks-only-contract': ['apps/web/app/a.ts', '../../api/src/clubs/membership.ts'],
  'simulators-stand-apart': ['apps/simulators/stripe/a.ts', '../../../billing/src/target.ts'],
  'contract-is-for-both-ends': ['apps/api/src/clubs/contract.ts', './membership.ts'],
  'only-tenants-opens-the-database': ['billing/src/b.ts', '../../prisma/target.ts'],
  'a-slice-keeps-its-routes-jobs-and-policy': ['apps/api/src/orders/a.ts', '../marketplace/policy.ts'],
  'followers-are-not-followed': ['apps/api/src/clubs/a.ts', '../notifications/target.ts'],
  'foundation-carries-no-core': ['apps/api/src/identity/a.ts', '../clubs/membership.ts'],
  'core-meets-through-topics': ['apps/api/src/clubs/c.ts', '../events/target.ts'],
  'core-billboard-stands-on-clubs': ['apps/api/src/billboard/a.ts', '../marketplace/target.ts'],
  'core-events-stands-on-clubs': ['apps/api/src/events/a.ts', '../marketplace/target.ts'],
  'core-marketplace-stands-on-pictures': ['apps/api/src/marketplace/a.ts', '../clubs/membership.ts'],
  'core-offers-stands-on-marketplace': ['apps/api/src/offers/a.ts', '../payments/target.ts'],
  'core-orders-stands-on-marketplace-offers-payments': ['apps/api/src/orders/b.ts', '../clubs/membership.ts'],
  'core-handoff-stands-on-orders': ['apps/api/src/handoff/a.ts', '../offers/target.ts'],
  'core-disputes-stands-on-orders': ['apps/api/src/disputes/a.ts', '../handoff/target.ts'],
  'core-reviews-stands-on-orders': ['apps/api/src/reviews/a.ts', '../handoff/target.ts'],
  'core-payouts-stands-on-payments': ['apps/api/src/payouts/a.ts', '../orders/target.ts'],
  'core-ads-stands-on-payments': ['apps/api/src/ads/a.ts', '../orders/target.ts'],
  'core-subscriptions-stands-on-payments': ['apps/api/src/subscriptions/a.ts', '../orders/target.ts'],
  'policy-is-pure': ['apps/api/src/clubs/policy.ts', './membership.ts'],
  'no-drawers': ['billing/src/c.ts', './utils.ts'],
}

/** As innocent as the above are not: a rule that hits these forbids too much. */
const allowed: [from: string, to: string][] = [
  ['tenants/src/ok.ts', '../../prisma/target.ts'],
  ['apps/web/app/ok.ts', '../../api/src/billboard/contract.ts'],
  ['apps/api/src/notifications/ok.ts', '../clubs/membership.ts'],
  ['apps/api/src/orders/ok.ts', '../marketplace/target.ts'],
  ['apps/api/src/clubs/ok.ts', '../billboard/topics.ts'],
  ['apps/api/src/events/ok.ts', '../clubs/membership.ts'],
  ['apps/api/src/handoff/ok.ts', '../orders/target.ts'],
]

let found: { rule: string; from: string }[]
let dir: string

beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'arrows-'))
  const files = new Map<string, string>([['tenants/src/round.ts', "import './and-round.ts'"]])
  for (const [from, to] of [...Object.values(violations), ...allowed]) {
    const target = path.join(path.dirname(from), to)
    if (!to.includes('not-there') && !files.has(target)) files.set(target, 'export const thing = 1')
    files.set(from, `export * from '${to}'`)
  }
  for (const [file, text] of files) {
    await mkdir(path.join(dir, path.dirname(file)), { recursive: true })
    await writeFile(path.join(dir, file), `${text}\n`)
  }
  await writeFile(path.join(dir, 'tsconfig.base.json'), '{}')
  found = await cruise(dir)
})

afterAll(() => rm(dir, { recursive: true }))

async function cruise(cwd: string) {
  const bin = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const config = path.join(root, '.dependency-cruiser.cjs')
  const args = [bin, '--config', config, '--output-type', 'json', 'prisma', 'tenants', 'billing', 'apps']
  const json = await new Promise<string>((resolve) => {
    execFile(process.execPath, args, { cwd, maxBuffer: 1 << 26 }, (_error, stdout) => resolve(stdout))
  })
  const { summary } = JSON.parse(json) as {
    summary: { violations: { from: string; rule: { name: string } }[] }
  }
  return summary.violations.map(({ from, rule }) => ({ from, rule: rule.name }))
}

test('every rule of the house is broken here once', async () => {
  const { default: config } = (await import(path.join(root, '.dependency-cruiser.cjs'))) as {
    default: { forbidden: { name: string }[] }
  }
  expect(config.forbidden.map(({ name }) => name).sort()).toEqual(Object.keys(violations).sort())
})

test.each(Object.entries(violations))('%s catches its violation', (rule, [from]) => {
  expect(found).toContainEqual({ rule, from })
})

test.each(allowed)('%s may import %s', (from) => {
  expect(found.filter((violation) => violation.from === from)).toEqual([])
})
