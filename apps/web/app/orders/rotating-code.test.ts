import { expect, test } from 'vitest'
import { codeIn, rotatingCode } from './rotating-code.ts'

test('the codes are those of RFC 6238', async () => {
  const key = Buffer.from('12345678901234567890123456789012').toString('base64url')
  const codes = [59, 1_111_111_109, 1_234_567_890, 20_000_000_000].map((seconds) =>
    rotatingCode(key, seconds * 1000),
  )
  expect(await Promise.all(codes)).toEqual(['46119246', '68084774', '91819424', '77737706'])
})

test('a code is found in a scanned address and in what was typed, and in nothing else', () => {
  expect(codeIn('https://uta.test/orders/1?code=12345678')).toBe('12345678')
  expect(codeIn(' 123 456 ')).toBe('123456')
  for (const nothing of ['https://uta.test/orders/1', 'https://evil.test/?code=12', '1234567', ''])
    expect(codeIn(nothing)).toBeNull()
})
