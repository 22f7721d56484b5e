import { expect, test } from 'vitest'
import { hostOf, landingOf } from './landing.ts'

const outside = { here: false }

test.each([
  ['https://joes.example', 'https://joes.example/'],
  ['https://www.joes.example/tuesday?from=campus#menu', 'https://www.joes.example/tuesday?from=campus#menu'],
  ['https://JOES.example/A', 'https://joes.example/A'],
])('%s is a page of a public site', (typed, kept) => {
  expect(landingOf(typed, outside)).toBe(kept)
})

test.each([
  'http://joes.example',
  'ftp://joes.example',
  'javascript:alert(1)',
  'data:text/html,hello',
  'joes.example',
  '//joes.example',
  '/clubs/chess',
  'https://user:secret@joes.example',
  'https://uta.edu@evil.example',
  'https://@evil.example',
  'https://joes.example:8443',
  'https://127.0.0.1/',
  'https://2130706433/',
  'https://0x7f.1/',
  'https://0177.0.0.1/',
  'https://[::1]/',
  'https://[::ffff:10.0.0.1]/',
  'https://10.0.0.7/',
  'https://169.254.169.254/latest/meta-data',
  'https://localhost/',
  'https://intranet/',
  'https://printer.local/',
  'https://db.internal/',
  'https://localhost./',
  'https://router.home.arpa/',
  'https://bit.ly/3xyz',
  'https://www.tinyurl.com/abc',
  'https://joes.example/go?url=https://evil.example',
  'https://joes.example/go?url=https%3A%2F%2Fevil.example',
  'https://joes.example/go?url=https%253A%252F%252Fevil.example',
  'https://joes.example/go?next=//evil.example',
  'https://joes.example//evil.example',
  'https://joes.example\\@evil.example',
  'https://joes.example/\u202egro.live',
  'https://joes.example/ two',
])('%s is refused', (typed) => {
  expect(() => landingOf(typed, outside)).toThrow()
})

test('the campus’s own pages are paths, for its own ads only', () => {
  expect(landingOf('/clubs/chess?tab=events', { here: true })).toBe('/clubs/chess?tab=events')
  expect(landingOf('/clubs/../admin', { here: true })).toBe('/admin')
  for (const typed of ['//evil.example', '/\\evil.example', '/\t/evil.example'])
    expect(() => landingOf(typed, { here: true })).toThrow()
})

test('people see the name of the site that a click leads to', () => {
  expect(hostOf('https://www.joes.example/tuesday')).toBe('joes.example')
  expect(hostOf('/clubs/chess')).toBe('')
})
