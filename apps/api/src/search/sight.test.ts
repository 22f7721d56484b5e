import { sql } from '@banter/tenants/database'
import { describe, expect, test } from 'vitest'
import { type Asker, makeCampus, type TestCampus } from '../../test/campus.ts'
import { Kind, search } from './contract.ts'
import { rebuildSearch } from './rebuild.ts'
import { oneOfEach } from './testing.ts'

interface Scene {
  campus: TestCampus
  ann: Asker
  bob: Asker
  ids: Record<Kind, string>
}
/** What a rule does to the thing's row: `$id` is the thing, `$ann` its owner, `$bob` who searches. */
type Deed = (scene: Scene) => Promise<unknown>

const TABLES: Record<Kind, string> = {
  post: 'posts',
  person: 'users',
  club: 'clubs',
  event: 'events',
  product: 'products',
}

async function scene(): Promise<Scene> {
  const campus = await makeCampus()
  const [ann, bob] = [await campus.student('Ann Owner'), await campus.student('Bob Seeker')]
  return { campus, ann, bob, ids: await oneOfEach(campus, ann, 'quokka') }
}

const set =
  (kind: Kind, change: string): Deed =>
  ({ campus, ids }) =>
    run(campus, `update ${TABLES[kind]} set ${change} where id = '${ids[kind]}'`)

const owner =
  (change: string): Deed =>
  ({ campus, ann }) =>
    run(campus, `update users set ${change} where id = '${ann.viewer.id}'`)

const block =
  (by: 'ann' | 'bob'): Deed =>
  ({ campus, ann, bob }) => {
    const [one, other] = by === 'ann' ? [ann, bob] : [bob, ann]
    const rows = `('${one.viewer.id}', '${other.viewer.id}', true, false), ('${other.viewer.id}', '${one.viewer.id}', false, true)`
    return run(campus, `insert into blocks (user_id, other_id, mine, theirs) values ${rows}`)
  }

const inClub =
  (kind: 'post' | 'event', change: string, club = ''): Deed =>
  async (scene) => {
    await set(kind, `club_id = '${scene.ids.club}', ${change}`)(scene)
    if (club) await set('club', club)(scene)
  }

function run(campus: TestCampus, text: string) {
  return campus.command((ctx) => ctx.sql(sql([text] as unknown as TemplateStringsArray)))
}

async function kindsFor(person: Asker): Promise<Kind[]> {
  const { items, counts } = await person(search, { querystring: { q: 'quokka' } })
  const kinds = items.map(({ kind }) => kind).sort()
  // The tabs tell of what is listed, and of nothing else.
  for (const kind of Kind.options) expect(counts?.[kind] ?? 0).toBe(kinds.includes(kind) ? 1 : 0)
  return kinds
}

const ALL = [...Kind.options].sort()
const without = (...gone: Kind[]) => ALL.filter((kind) => !gone.includes(kind))

test('what is for everybody is found, of each kind', async () => {
  const { bob } = await scene()
  expect(await kindsFor(bob)).toEqual(ALL)
})

test('another school finds none of it, in words or in what is like them', async () => {
  await scene()
  const stranger = await (await makeCampus()).student()
  for (const q of ['quokka', 'quoka', 'quokkas'])
    expect(await stranger(search, { querystring: { q } })).toMatchObject({
      items: [],
      counts: { all: 0 },
      didYouMean: null,
    })
})

/** Each rule, what it does, and what Bob finds afterwards: once with the old documents, once with new ones. */
const rules: [rule: string, deed: Deed, left: Kind[]][] = [
  ['somebody he has blocked', block('bob'), ['club']],
  ['somebody who has blocked him', block('ann'), ['club']],
  ['an account that is closed', owner("status = 'closed'"), ['club']],
  ['an account that is suspended', owner("status = 'suspended'"), without('person', 'product')],
  ['somebody on directory hold', owner('directory_hold = true'), without('person')],
  ['somebody whose address is not confirmed', owner('email_verified_at = null'), without('person')],
  ['a post that is deleted', set('post', 'deleted_at = now()'), without('post')],
  ['a post that moderators hid', set('post', 'hidden_at = now()'), without('post')],
  ['a post that its author archived', set('post', 'archived_at = now()'), without('post')],
  [
    'an announcement that is over',
    set('post', "kind = 'announcement', expires_at = now() - interval '1 hour'"),
    without('post'),
  ],
  ['a post for followers', set('post', "visibility = 'followers'"), without('post')],
  ['a post for a club’s members', inClub('post', "visibility = 'club'"), without('post')],
  [
    'a post of a hidden club',
    inClub('post', "visibility = 'school'", 'hidden = true'),
    without('post', 'club'),
  ],
  [
    'a post of a deleted club',
    inClub('post', "visibility = 'school'", 'deleted_at = now()'),
    without('post', 'club'),
  ],
  ['a club that is hidden', set('club', 'hidden = true'), without('club')],
  ['a club that is deleted', set('club', 'deleted_at = now()'), without('club')],
  ['a club that is archived', set('club', "state = 'archived'"), without('club')],
  ['an event that is a draft', set('event', "state = 'draft'"), without('event')],
  ['an event that is cancelled', set('event', "state = 'cancelled'"), without('event')],
  ['an event that is deleted', set('event', 'deleted_at = now()'), without('event')],
  ['an event for a club’s members', inClub('event', "audience = 'club'"), without('event')],
  [
    'an event of a deleted club',
    inClub('event', "audience = 'school'", 'deleted_at = now()'),
    without('event', 'club'),
  ],
  ['a product that is paused', set('product', "status = 'paused'"), without('product')],
  ['a product that is deleted', set('product', "status = 'deleted'"), without('product')],
  ['a product that is sold', set('product', 'stock = 0'), without('product')],
]

describe.each(rules)('of %s', (_rule, deed, left) => {
  test('nobody else finds anything, before and after it is projected', async () => {
    const here = await scene()
    await deed(here)
    expect(await kindsFor(here.bob)).toEqual([...left].sort())
    await rebuildSearch(here.campus)
    expect(await kindsFor(here.bob)).toEqual([...left].sort())
  })
})

test('a follower finds what is for followers, a member what is for members and the hidden club itself', async () => {
  const here = await scene()
  const { campus, ann, bob, ids } = here
  await set('post', "visibility = 'followers'")(here)
  await inClub('event', "audience = 'club'", 'hidden = true')(here)
  expect(await kindsFor(bob)).toEqual(without('post', 'event', 'club'))
  await run(
    campus,
    `insert into follows (follower_id, followee_id) values ('${bob.viewer.id}', '${ann.viewer.id}')`,
  )
  expect(await kindsFor(bob)).toEqual(without('event', 'club'))
  await run(campus, `insert into club_members (club_id, user_id) values ('${ids.club}', '${bob.viewer.id}')`)
  expect(await kindsFor(bob)).toEqual(ALL)
})

test('what he said does not interest him is not found by him, and by others it is', async () => {
  const { campus, ann, bob, ids } = await scene()
  await run(campus, `insert into post_hides (post_id, user_id) values ('${ids.post}', '${bob.viewer.id}')`)
  expect([await kindsFor(bob), await kindsFor(ann)]).toEqual([without('post'), ALL])
})

test('a draft is in no search, count or suggestion of anyone', async () => {
  const campus = await makeCampus()
  const [ann, bob] = [await campus.student(), await campus.student()]
  const content = JSON.stringify({ body: 'A secret numbat' })
  await run(
    campus,
    `insert into post_drafts (id, author_id, content) values (app.uuid_v7(), '${ann.viewer.id}', '${content}')`,
  )
  await rebuildSearch(campus)
  for (const person of [ann, bob])
    for (const q of ['numbat', 'numbatt'])
      expect(await person(search, { querystring: { q } })).toMatchObject({
        items: [],
        counts: { all: 0 },
        didYouMean: null,
      })
})

test('what somebody tells nobody, or their clubs only, finds them for nobody', async () => {
  const { campus, ann, bob } = await scene()
  for (const seenBy of ['nobody', 'clubs']) {
    await run(
      campus,
      `insert into profiles (user_id, bio, interests) values ('${ann.viewer.id}', 'I keep axolotls', '{quokka}')
      on conflict (school_id, user_id) do update set major_seen_by = '${seenBy}', bio_seen_by = '${seenBy}', interests_seen_by = '${seenBy}'`,
    )
    await run(
      campus,
      `update profiles set major_seen_by = '${seenBy}', bio_seen_by = '${seenBy}', interests_seen_by = '${seenBy}'`,
    )
    await rebuildSearch(campus)
    expect(await kindsFor(bob)).toEqual(without('person'))
    expect((await bob(search, { querystring: { q: 'axolotls' } })).items).toEqual([])
    const [found] = (await bob(search, { querystring: { q: 'Ann Owner' } })).items
    expect(found).toMatchObject({ kind: 'person', excerpt: { text: '' } })
  }
})
