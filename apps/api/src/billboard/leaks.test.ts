import { sql } from '@banter/tenants/database'
import { beforeAll, expect, test } from 'vitest'
import { askRoute } from '../../test/ask-route.ts'
import { type Asker, app, makeCampus, type TestCampus } from '../../test/campus.ts'
import { newId } from '../http/contract.ts'
import { announce } from './announcements/contract.ts'
import { createComment } from './comments/contract.ts'
import { deletePost, mentionToken } from './contract.ts'
import { archivePost } from './curation/contract.ts'
import { setHidden } from './curation/standing.ts'
import { saveDraft } from './drafts/contract.ts'
import { countNewPosts } from './feed/contract.ts'
import { likePost, savePost } from './reactions/contract.ts'
import { block, follow, makeClub, say } from './testing.ts'

/** Stands in every text, comment, poll, hashtag and draft that the stranger must not read. */
const CANARY = 'kanarienvogel'
/** Every way to ask for posts, so that none of the filters goes around the conditions. */
const QUERIES = [
  '',
  '?limit=100',
  '?sort=top',
  '?scope=following',
  '?scope=clubs',
  '?sort=following',
  '?sort=clubs',
  '?kind=text',
  '?saved=true',
  '?pinned=true',
  '?archived=true',
  '?mentions=me',
  '?author=me',
  `?tag=${CANARY}`,
  `?q=${CANARY}`,
  '?current=true',
]
const reads = app.routeTable.filter(({ method, config }) => method === 'GET' && config.at !== 'platform')

let campus: TestCampus
let stranger: Asker
let seen: { id: string }
const ids: string[] = []

/** Things of every kind that the stranger may not see; they liked, saved and were named in some while they still could. */
beforeAll(async () => {
  campus = await makeCampus()
  const [ann, mo] = await Promise.all([campus.student('Ann'), campus.moderator()])
  stranger = await campus.student('Stranger')
  const blocker = await campus.student('Blocker')
  seen = await say(ann, 'Seen by all')
  const [club, secret] = [
    await makeClub(campus, [[ann, 'president']]),
    await makeClub(campus, [[ann, 'president']], { name: CANARY, hidden: true }),
  ]
  const text = `${CANARY} #${CANARY} ${mentionToken({ kind: 'person', id: stranger.viewer.id })}`
  const poll = { options: [CANARY, 'other'] }
  const known = [
    await say(ann, text, { poll }),
    await say(ann, text),
    await say(ann, text),
    await say(blocker, text),
  ]
  for (const { id } of known) {
    await stranger(likePost, { params: { id } })
    await stranger(savePost, { params: { id } })
    await stranger(createComment, { params: { id }, body: { body: `${CANARY} mine` } })
  }
  await follow(campus, stranger, blocker)
  await block(campus, blocker, stranger)
  await campus.as(mo.viewer).command((ctx) => setHidden(ctx, known[0]!.id, true))
  await ann(deletePost, { params: { id: known[1]!.id } })
  await ann(archivePost, { params: { id: known[2]!.id } })
  const never = [
    await say(ann, text, { club: club.id, visibility: 'club' }),
    await say(ann, text, { club: secret.id, poll }),
    await say(ann, text, { visibility: 'followers' }),
    await ann(announce, { body: { body: text, club: club.id, acknowledge: true } }),
  ]
  const draft = newId()
  await ann(saveDraft, { params: { id: draft }, body: { body: text } })
  const comments = await campus.read((ctx) => ctx.sql<{ id: string }>(sql`select id from comments`))
  await ann(createComment, { params: { id: never[0]!.id }, body: { body: text } })
  ids.push(
    ...[...known, ...never, ...comments].map(({ id }) => id),
    club.id,
    secret.id,
    ann.viewer.id,
    draft,
    seen.id,
  )
  await campus.runJobs()
})

test('the walk reaches what may be seen', async () => {
  const route = reads.find(({ url }) => url.endsWith('/posts'))!
  const answer = await askRoute(route, { host: campus.host, token: stranger.token })
  expect(answer.body).toContain('Seen by all')
})

test.each(reads.map((route) => [route.url, route] as const))(
  'GET %s tells a stranger nothing of drafts and hidden posts',
  async (url, route) => {
    for (const id of url.includes('/:') ? ids : ids.slice(0, 1))
      for (const query of url.includes('/:') ? [''] : QUERIES) {
        const path = `${url.replace(/:\w+/g, id)}${query}`
        const answer = await app.inject({
          url: path,
          headers: { host: campus.host, authorization: `Bearer ${stranger.token}` },
        })
        // Their own words in a search box come back to them; a word of somebody else must not.
        const told = answer.body.replaceAll(`"query":"${CANARY}"`, '')
        expect(
          told.includes(CANARY),
          `${path} answers ${answer.statusCode}: ${answer.body.slice(0, 300)}`,
        ).toBe(false)
      }
    expect(route.method).toBe('GET')
  },
)

test('they are in no count of new posts, and nobody was told of them afterwards', async () => {
  expect(await stranger(countNewPosts, { querystring: { since: seen.id } })).toEqual({ count: 0 })
})
