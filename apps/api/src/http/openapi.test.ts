import { expect, test } from 'vitest'
import { app, makeCampus } from '../../test/campus.ts'

test('a stranger can write a client from the document', async () => {
  const { host } = await makeCampus()
  const answer = await app.inject({ url: '/api/v1/openapi.json', headers: { host } })
  const { paths, openapi } = answer.json()
  expect(openapi).toBe('3.1.0')
  const checkout = paths['/api/v1/checkout'].post
  expect(checkout.summary).toMatch(/reserved for 15 minutes/)
  expect(checkout.security).toEqual([{ bearer: [] }])
  expect(checkout.parameters).toContainEqual(
    expect.objectContaining({ in: 'header', name: 'idempotency-key', required: true }),
  )
  expect(checkout.requestBody.content['application/json'].schema.properties.method.enum).toEqual([
    'card',
    'wallet',
    'in_person',
  ])
  expect(paths['/api/v1/products'].get.parameters.map(({ name }: { name: string }) => name)).toContain(
    'cursor',
  )
  expect(paths['/api/v1/auth/sign-in'].post.security).toBeUndefined()
})

test('the page to read it is there', async () => {
  expect((await app.inject({ url: '/api/docs/' })).headers['content-type']).toMatch(/text\/html/)
})
