import { expect, test } from 'vitest'
import { app, makeCampus } from '../../test/campus.ts'

test.each([
  ['/api/v1/posts/%ff', 400],
  [`/api/v1/posts/${'a'.repeat(500)}`, 414],
])('an address that cannot be read is answered in the shape of every error: %s', async (url, status) => {
  const { host } = await makeCampus()
  const answer = await app.inject({ url, headers: { host } })
  expect(answer.headers['content-type']).toMatch('application/problem+json')
  expect(answer.json()).toMatchObject({ status, code: 'BAD_ADDRESS', requestId: expect.any(String) })
})
