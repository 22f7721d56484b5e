import { expect, test } from 'vitest'
import { type Asker, makeCampus } from '../../../test/campus.ts'
import { deletePost, listPosts } from '../contract.ts'
import { bodies, follow, makeClub, say } from '../testing.ts'

const found = async (who: Asker, querystring: object) => bodies(await who(listPosts, { querystring }))

/** Posts of many sorts with one word, as the search knows them; one of them has been deleted since. */
async function makeTelescopes() {
  const campus = await makeCampus()
  const [ann, bob, cy] = await Promise.all([
    campus.student('Ann'),
    campus.student('Bob'),
    campus.student('Cy'),
  ])
  const club = await makeClub(campus, [[bob, 'member']])
  const elsewhere = await makeCampus()
  await say(await elsewhere.student(), 'Telescopes elsewhere')
  await elsewhere.runJobs()
  await say(ann, 'A telescope for sale')
  await say(ann, 'Two telescopes', { visibility: 'followers' })
  await say(bob, 'Telescope night', { club: club.id, visibility: 'club' })
  const gone = await say(bob, 'My telescope is broken')
  await say(bob, 'Nothing of the kind')
  await campus.runJobs()
  await bob(deletePost, { params: { id: gone.id } })
  return { campus, ann, bob, cy }
}

test('words are looked for in the whole school, for each as they may see it', async () => {
  const { campus, ann, bob, cy } = await makeTelescopes()
  expect(await found(cy, { q: 'telescope' })).toEqual(['A telescope for sale'])
  await follow(campus, cy, ann)
  expect(await found(cy, { q: 'telescope' })).toEqual(['Two telescopes', 'A telescope for sale'])
  expect(await found(cy, { q: 'TELESCOPE sale' })).toEqual(['A telescope for sale'])
  expect(await found(cy, { q: 'telescope', scope: 'following' })).toHaveLength(2)
  expect(await found(bob, { q: 'telescope' })).toEqual(['Telescope night', 'A telescope for sale'])
  expect(await found(bob, { q: 'telescope', scope: 'clubs' })).toEqual(['Telescope night'])
})

test('and page by page', async () => {
  const { campus, ann, cy } = await makeTelescopes()
  await follow(campus, cy, ann)
  const first = await cy(listPosts, { querystring: { q: 'telescope', limit: 1 } })
  expect(bodies(first)).toEqual(['Two telescopes'])
  const cursor = first.nextCursor!
  expect(await found(cy, { q: 'telescope', limit: 1, cursor })).toEqual(['A telescope for sale'])
})
