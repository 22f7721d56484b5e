import { afterEach, expect, vi } from 'vitest'

const error = vi.spyOn(console, 'error')

// What is written to console.error in a test would reach a person's log in production: it fails the test.
afterEach(() => {
  const calls = error.mock.calls.map((call) => call.join(' '))
  error.mockClear()
  expect(calls).toEqual([])
})
