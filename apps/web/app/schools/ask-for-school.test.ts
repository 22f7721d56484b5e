import { expect, test } from 'vitest'
import { askForSchool } from './ask-for-school.ts'

test('the mail goes to the platform and says what was looked for, whatever that was', () => {
  const mail = new URL(askForSchool({ q: 'Bath & Wells?', baseDomain: 'banter.test:3000' }))
  expect(mail.pathname).toBe('schools@banter.test')
  expect(mail.searchParams.get('body')).toContain('my school is: Bath & Wells?\n')
})
