import { sql } from '@banter/tenants/database'
import { clock } from '@banter/tenants/testing'
import { afterEach, beforeAll, expect, test } from 'vitest'
import type { Asker } from '../../../test/campus.ts'
import { makeCampus, mediaService, mediaUrl, type TestCampus } from '../../../test/campus.ts'
import { completeUpload, getMedia } from '../contract.ts'
import { announce, photo, send, uploaded } from '../testing.ts'

let campus: TestCampus
let sam: Asker

beforeAll(async () => {
  campus = await makeCampus()
  sam = await campus.student()
})
afterEach(() => {
  clock.offsetMs = 0
})

const filesOf = async (school: { id: string }) => {
  const { files } = (await mediaService.inject('/_control/files')).json<{ files: { publicId: string }[] }>()
  return files.filter(({ publicId }) => publicId.includes(school.id))
}
const rowsOf = (id: string) =>
  campus.read((ctx) => ctx.sql<{ state: string }>(sql`select state from media_assets where id = ${id}::uuid`))

test('a school without room takes nothing, and destroys what did not fit', async () => {
  const small = await makeCampus()
  const maya = await small.student('Maya')
  const bytes = await photo(11)
  const signed = await announce(maya, bytes)
  await send(signed, bytes)
  await small.command((ctx) => ctx.sql(sql`insert into media_quotas (allowed) values (100)`))
  await expect(maya(completeUpload, { params: { id: signed.id } })).rejects.toMatchObject({
    status: 422,
    code: 'MEDIA_QUOTA',
  })
  expect(await filesOf(small.school)).toEqual([])
  expect(await rowsOf(signed.id)).toEqual([])
  await expect(announce(maya, bytes)).rejects.toMatchObject({ code: 'MEDIA_QUOTA' })
})

test('an original shows to its owner alone, for five minutes', async () => {
  const media = await uploaded(sam, await photo(13), { purpose: 'original' })
  const mine = await sam(getMedia, { params: { id: media.id } })
  expect(mine.media).toBeUndefined()
  expect((await fetch(mine.originalUrl ?? '')).status).toBe(200)
  const { files } = (await mediaService.inject('/_control/files')).json<{
    files: { publicId: string; version: number }[]
  }>()
  const file = files.find(({ publicId }) => publicId.endsWith(media.id))
  expect(
    (await fetch(`${mediaUrl}/banter/image/authenticated/v${file?.version}/${file?.publicId}.jpg`)).status,
  ).toBe(401)
  clock.offsetMs = -6 * 60_000
  const lapsed = await sam(getMedia, { params: { id: media.id } })
  expect((await fetch(lapsed.originalUrl ?? '')).status).toBe(401)
  await expect((await campus.student('Maya'))(getMedia, { params: { id: media.id } })).rejects.toMatchObject({
    status: 404,
  })
})
