import type { Here } from '@banter/api/schools/contract'
import { expect, test } from 'vitest'
import { demoAccounts } from './demo-accounts.ts'

const school = (slug: string) => ({ slug }) as NonNullable<Here['school']>
const emails = (here: Parameters<typeof demoAccounts>[0]) => demoAccounts(here).map(({ email }) => email)

test('demo accounts are named where they exist', () => {
  const at = 'school' as const
  expect(emails({ demo: true, at, school: school('uta') })).toContain('student@uta.test')
  expect(emails({ demo: true, at: 'platform', school: null })).toContain('root@banter.test')
})

test('neither at a school that was opened since nor where there is no demo data', () => {
  const at = 'school' as const
  expect(emails({ demo: true, at, school: school('northgate') })).toEqual([])
  expect(emails({ demo: false, at, school: school('uta') })).toEqual([])
  expect(emails({ demo: false, at: 'platform', school: null })).toEqual([])
})
