import { expect, test } from 'vitest'
import { makeCampus } from '../../test/campus.ts'
import { createPost } from '../billboard/contract.ts'
import { getFeed } from '../billboard/feed/contract.ts'
import { putInCart } from '../marketplace/cart/contract.ts'
import { listProducts } from '../marketplace/contract.ts'
import { sell } from '../marketplace/testing.ts'
import { notify } from '../notifications/bell.ts'
import { getHome, getShell } from './contract.ts'

test('the shell knows who is there, what is unread and how much is in the cart, of this person only', async () => {
  const campus = await makeCampus()
  const [leo, maya] = await Promise.all([campus.student('Leo'), campus.student('Maya')])
  const mugs = await sell(leo, { stock: 5 })
  await maya(putInCart, { params: { productId: mugs.id }, body: { quantity: 3 } })
  await campus.command((ctx) =>
    notify(ctx, [{ userId: maya.viewer.id, about: 'a', kind: 'k', title: 't', body: '', href: '/' }]),
  )
  expect(await maya(getShell)).toEqual({
    me: { id: maya.viewer.id, name: 'Maya', role: 'student', avatar: null, onboarding: 'interests' },
    unread: 1,
    cart: 3,
    billing: null,
  })
  expect((await (await campus.admin())(getShell)).billing).toMatchObject({ state: 'trial' })
  expect(await leo(getShell)).toMatchObject({ unread: 0, cart: 0 })
  await expect(campus.anyone(getShell)).rejects.toMatchObject({ status: 401 })
})

test('the front page in one answer is what its parts say one by one', async () => {
  const campus = await makeCampus()
  const [leo, maya] = await Promise.all([campus.student('Leo'), campus.student('Maya')])
  await sell(leo)
  await leo(createPost, { body: { body: 'The library opens at eight.' } })
  const home = await maya(getHome)
  expect(home).toEqual({
    shell: await maya(getShell),
    feed: await maya(getFeed),
    paging: 'scroll',
    listings: (await maya(listProducts)).items,
    clubs: [],
    drafts: [],
  })
  expect(home.feed.items).toHaveLength(1)
  expect(home.listings).toHaveLength(1)
})
