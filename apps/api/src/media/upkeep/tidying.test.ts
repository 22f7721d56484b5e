import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import { clock } from '@banter/tenants/testing'
import { afterEach, describe, expect, test } from 'vitest'
import { makeCampus, mediaService, services } from '../../../test/campus.ts'
import { analyze, planOf } from '../../../test/plan.ts'
import { deleteProduct } from '../../marketplace/contract.ts'
import { sell } from '../../marketplace/testing.ts'
import { accountClosed } from '../../people/topics.ts'
import { announce, campusOfPictures, photo, send, uploaded } from '../testing.ts'
import { setMedia } from '../uses.ts'
import { shownQuery } from '../views.ts'
import { erasureProof } from './erasure.ts'
import { dueFiles, dueQuery } from './orphans.ts'
import { tidyMedia } from './tidying.ts'

const { campus, sam, upload, stateOf, topicsOf, later } = await campusOfPictures()

afterEach(() => {
  clock.offsetMs = 0
})

const isKept = async (id: string) => {
  const { files } = (await mediaService.inject('/_control/files')).json<{ files: { publicId: string }[] }>()
  return files.some(({ publicId }) => publicId.endsWith(id))
}
const filled = async () => {
  const [quota] = await campus.read((ctx) => ctx.sql<{ bytes: number }>(sql`select bytes from media_quotas`))
  return quota?.bytes ?? 0
}

describe('tidying', () => {
  const tidy = () => tidyMedia(campus, services.media)

  test('after 48 hours what nothing shows is gone, here and at the media service; the report says so before', async () => {
    const [shown, composed] = [await upload(), await upload()]
    await sell(sam, { media: [{ id: shown.id }] })
    const abandoned = await announce(sam, await photo(50))
    await send(abandoned, await photo(50))
    await tidy()
    expect([await isKept(composed.id), await isKept(abandoned.id)]).toEqual([true, true])
    const before = await filled()
    later(2.1)
    const report = await campus.read((ctx) => dueFiles(ctx))
    expect(
      report
        .filter(({ id }) => id === composed.id || id === abandoned.id)
        .map(({ why }) => why)
        .sort(),
    ).toEqual(['never shown', 'never uploaded'])
    expect(await isKept(composed.id)).toBe(true)
    await tidy()
    expect([await isKept(shown.id), await isKept(composed.id), await isKept(abandoned.id)]).toEqual([
      true,
      false,
      false,
    ])
    expect([await stateOf(shown.id), await stateOf(composed.id), await stateOf(abandoned.id)]).toEqual([
      'ready',
      'purged',
      undefined,
    ])
    expect(await topicsOf(composed.id)).toEqual(['media_uploaded', 'media_purged'])
    expect(await filled()).toBeLessThan(before)
    expect(await tidy()).toBe(0)
  })

  test('the tombstone lasts 30 days; then the file, what was made of it and its part of the quota are gone', async () => {
    const media = await upload()
    const listing = await sell(sam, { media: [{ id: media.id }] })
    await sam(deleteProduct, { params: { id: listing.id } })
    expect((await fetch(media.thumbUrl)).status).toBe(200)
    await campus.runJobs()
    expect((await fetch(media.thumbUrl)).status).toBe(404)
    later(29.9)
    await tidy()
    expect(await isKept(media.id)).toBe(true)
    later(30.1)
    await tidy()
    expect([await isKept(media.id), await stateOf(media.id)]).toEqual([false, 'purged'])
    expect((await fetch(media.thumbUrl)).status).toBe(404)
  })

  test('while the service is down nothing is forgotten: the next round finishes', async () => {
    const { id } = await upload()
    later(2.1)
    await mediaService.inject({
      method: 'POST',
      url: '/_control/faults',
      payload: { kind: 'error500', path: '/v1_1', times: 3 },
    })
    await expect(tidy()).rejects.toMatchObject({ code: 'MEDIA_UNAVAILABLE' })
    expect(await isKept(id)).toBe(true)
    await expect(sell(sam, { media: [{ id }] })).rejects.toMatchObject({ code: 'MEDIA_NOT_READY' })
    await tidy()
    expect([await isKept(id), await stateOf(id)]).toEqual([false, 'purged'])
  })
})

test('a closed account’s pictures go at once, except what a club still shows; the proof says so', async () => {
  const leaver = await campus.student('Lee Leaver')
  const [face, sold, logo] = [
    await uploaded(leaver, await photo(80), { purpose: 'avatar' }),
    await upload(leaver),
    await uploaded(leaver, await photo(81), { purpose: 'club' }),
  ]
  await sell(leaver, { media: [{ id: sold.id }] })
  const here = campus.as(leaver.viewer)
  await here.command((ctx) =>
    setMedia(ctx, 'avatar', leaver.viewer.id, [{ id: face.id }], { max: 1, kinds: ['image'] }),
  )
  await here.command((ctx) =>
    setMedia(ctx, 'club', crypto.randomUUID(), [{ id: logo.id }], { max: 1, kinds: ['image'] }),
  )
  await campus.command((ctx) =>
    publish(ctx, accountClosed, { user_id: leaver.viewer.id, school_id: campus.school.id }),
  )
  await campus.runJobs()
  await tidyMedia(campus, services.media)
  expect(await Promise.all([face, sold, logo].map(({ id }) => isKept(id)))).toEqual([false, false, true])
  later(1.1)
  await tidyMedia(campus, services.media)
  expect(await campus.read((ctx) => erasureProof(ctx, leaver.viewer.id))).toMatchObject({
    files: 2,
    kept: 1,
    bytes: expect.any(Number),
    finishedAt: expect.any(Date),
  })
})

async function manyPictures() {
  const large = await makeCampus()
  const owner = (await large.student()).viewer.id
  await large.command(async (ctx) => {
    await ctx.sql(sql`
      insert into media_assets (id, owner_id, purpose, kind, state, public_id, bytes, ready_at, deleted_at, created_at)
      select app.uuid_v7(), ${owner}::uuid, 'post', 'image', (array['ready', 'ready', 'ready', 'deleted', 'announced']::"MediaState"[])[1 + n % 5],
             'many/' || ${large.domain} || n, 1, now() - interval '1 hour' * n, now() - interval '1 hour' * n, now() - interval '1 hour' * n
        from generate_series(1, 6000) n`)
    await ctx.sql(sql`
      insert into media_uses (subject, subject_id, media_id) select 'post', app.uuid_v7(), id from media_assets where state = 'ready'`)
  })
  return large
}

test('in a school of many pictures among others, what a page shows and what is due are found by indexes', async () => {
  for (let i = 0; i < 5; i++) await manyPictures()
  const large = await manyPictures()
  await analyze('media_assets', 'media_uses')
  const ids = Array.from({ length: 20 }, () => crypto.randomUUID())
  expect((await planOf(large, shownQuery('post', ids))).filter((step) => /Seq Scan/.test(step))).toEqual([])
  const due = await planOf(large, sql`${dueQuery(clock.now())} limit 100`)
  expect(due.join('\n')).toContain('media_assets_tombstone_hot')
  expect(due.join('\n')).toContain('media_assets_waiting_hot')
  expect(due.filter((step) => /Seq Scan media_assets/.test(step))).toEqual([])
})
