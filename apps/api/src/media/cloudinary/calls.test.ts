import { inspect } from 'node:util'
import { expect, test, vi } from 'vitest'
import { askCloudinary } from './calls.ts'

const failure = (http_code: number) => ({
  error: { message: 'no', http_code },
  request_options: { auth: '123:very-secret' },
  query_params: 'api_key=123',
})

test('what is not there is null, without asking twice', async () => {
  const call = vi.fn(() => Promise.reject(failure(404)))
  expect(await askCloudinary(call)).toBeNull()
  expect(call).toHaveBeenCalledTimes(1)
})

test.each([500, 503, 420, 429, 0])('after %d it asks again, and says when that is no use', async (status) => {
  const call = vi.fn(() => Promise.reject(failure(status)))
  await expect(askCloudinary(call)).rejects.toMatchObject({ statusCode: 503, code: 'MEDIA_UNAVAILABLE' })
  expect(call).toHaveBeenCalledTimes(3)
})

test('what works the second time has worked', async () => {
  const call = vi.fn().mockRejectedValueOnce(failure(500)).mockResolvedValueOnce('here')
  expect(await askCloudinary(call)).toBe('here')
})

test('a refusal is told once, and never with the account’s secret', async () => {
  const call = vi.fn(() => Promise.reject(failure(401)))
  const error = await askCloudinary(call).catch((thrown: unknown) => thrown)
  expect(call).toHaveBeenCalledTimes(1)
  expect(inspect(error, { depth: 9 })).not.toContain('very-secret')
})
