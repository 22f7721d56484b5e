import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import { clock } from '@banter/tenants/testing'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type Asker, app, mediaService, mediaUrl, type TestCampus } from '../../test/campus.ts'
import { getMedia, restoreMedia } from '../media/contract.ts'
import { accountClosed } from '../people/topics.ts'
import { getOriginal, getPicture, getProvenance, listMyPictures } from './contract.ts'
import { makeGallery, onSale } from './testing.ts'

let campus: TestCampus
let gallery: Awaited<ReturnType<typeof makeGallery>>
let maker: Asker
let owner: Asker
let thing: Awaited<ReturnType<typeof onSale>>

beforeAll(async () => {
  gallery = await makeGallery()
  campus = gallery.campus
  maker = await campus.student('Maker Former')
  owner = await campus.student('Owner Now')
  thing = await onSale(maker)
  await gallery.sold(thing.productId, owner)
})
afterEach(() => {
  clock.offsetMs = 0
})

const at = (id: string) => ({ params: { id } })

describe('the original is out of reach', () => {
  test.each<[string, () => Promise<Asker>]>([
    ['for who made it and sold it', async () => maker],
    ['for another student', async () => campus.student('Other')],
    ['for a moderator', async () => campus.moderator()],
    ['for the admin', async () => campus.admin()],
  ])('%s', async (_who, person) => {
    const who = await person()
    await expect(who(getOriginal, at(thing.productId))).rejects.toMatchObject({ status: 404 })
    await expect(who(getMedia, at(thing.original))).rejects.toMatchObject({ status: 404 })
    await expect(who(restoreMedia, at(thing.original))).rejects.toMatchObject({ status: 404 })
  })

  test('for another school’s student, by its own host and by this one', async () => {
    const elsewhere = (await makeGallery()).campus
    const stranger = await elsewhere.student('Stranger')
    await expect(stranger(getOriginal, at(thing.productId))).rejects.toMatchObject({ status: 404 })
    await expect(stranger(getPicture, at(thing.pictureId))).rejects.toMatchObject({ status: 404 })
    const answer = await app.inject({
      url: `/api/v1/products/${thing.productId}/original`,
      headers: { host: campus.host, authorization: `Bearer ${stranger.token}` },
    })
    expect(answer.statusCode).toBe(401)
  })

  test('for a guest, and by every address that can be made up of its name', async () => {
    await expect(campus.anyone(getOriginal, at(thing.productId))).rejects.toMatchObject({ status: 401 })
    const { files } = (await mediaService.inject('/_control/files')).json<{
      files: { publicId: string; version: number }[]
    }>()
    const file = files.find(({ publicId }) => publicId.endsWith(thing.original))
    for (const type of ['upload', 'private', 'authenticated'])
      for (const steps of ['', 'c_limit,w_4000/', 's--AAAAAAAA--/', 's--AAAAAAAA--/a_0/'])
        expect(
          (await fetch(`${mediaUrl}/banter/image/${type}/${steps}v${file?.version}/${file?.publicId}`))
            .status,
          `${type} ${steps}`,
        ).toBeGreaterThanOrEqual(400)
  })

  test('after five minutes, also with the address that the owner was given', async () => {
    clock.offsetMs = -6 * 60_000
    const { url } = await owner(getOriginal, at(thing.productId))
    clock.offsetMs = 0
    expect((await fetch(url)).status).toBe(401)
  })

  test('in any cache: the answer says so, and so does the file', async () => {
    const answer = await app.inject({
      url: `/api/v1/products/${thing.productId}/original`,
      headers: { host: campus.host, authorization: `Bearer ${owner.token}` },
    })
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'private, no-store'])
  })
})

describe('a history keeps names to those who may read them', () => {
  test('who holds their entry back, or has left, is not named', async () => {
    const { campus: here, sold } = await makeGallery()
    const [ann, bob, cy] = [await here.student('Ann'), await here.student('Bob'), await here.student('Cy')]
    const { productId, pictureId } = await onSale(ann)
    await sold(productId, bob)
    await here.command((ctx) =>
      ctx.sql(sql`update users set directory_hold = true where id = ${bob.viewer.id}::uuid`),
    )
    const names = async (who: Asker) =>
      (await who(getProvenance, at(productId))).items.map(({ owner }) => owner.person?.name ?? owner.left)
    expect(await names(cy)).toEqual([false, 'Ann'])
    expect(await names(bob)).toEqual(['Bob', 'Ann'])
    await here.command((ctx) =>
      ctx.sql(
        sql`update users set status = 'closed', name = 'Former member' where id = ${ann.viewer.id}::uuid`,
      ),
    )
    expect(await names(bob)).toEqual(['Bob', true])
    expect(await cy(getPicture, at(pictureId))).toMatchObject({
      owner: { person: null, left: false },
      maker: { person: null, left: true },
    })
  })
})

describe('an account is closed', () => {
  test('what nobody else ever had goes with it; what others own, or owned, stays', async () => {
    const { campus: here, sold } = await makeGallery()
    const [ann, bob] = [await here.student('Ann'), await here.student('Bob')]
    const [kept, gone, passed] = [await onSale(ann), await onSale(ann), await onSale(bob)]
    await sold(kept.productId, bob)
    await sold(passed.productId, ann)
    await here.command((ctx) =>
      publish(ctx, accountClosed, { user_id: ann.viewer.id, school_id: here.school.id }),
    )
    await here.runJobs()
    const states = await here.read((ctx) =>
      ctx.sql<{ id: string; state: string }>(sql`select id, state from media_assets order by id`),
    )
    const stateOf = ({ original }: { original: string }) => states.find(({ id }) => id === original)?.state
    expect([kept, gone, passed].map(stateOf)).toEqual(['ready', 'deleted', 'ready'])
    expect((await bob(getOriginal, at(kept.productId))).url).toContain('/download')
    expect((await bob(listMyPictures)).items).toMatchObject([{ id: kept.pictureId }])
  })
})
