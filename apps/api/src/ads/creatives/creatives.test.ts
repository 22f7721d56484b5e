import { expect, test } from 'vitest'
import { drawing, photo, uploaded } from '../../media/testing.ts'
import * as campaigns from '../campaigns/contract.ts'
import { takeDownAd } from '../serving/take-down.ts'
import { count, draft, makeAdCampus, params, running } from '../testing.ts'
import * as contract from './contract.ts'

const scene = await makeAdCampus()
const { campus, admin } = scene
const words = { headline: 'Breakfast all day', landingUrl: 'https://joes.example/' }

test('a picture is one’s own, wide enough and described; a copy of the campaign shows it too', async () => {
  const { id } = await draft(scene)
  const add = (image: object) =>
    admin(contract.addCreative, { ...params(id), body: { ...words, image: image as never } })
  const [small, wide] = [
    await uploaded(admin, await photo(5), { purpose: 'ad' }),
    await uploaded(admin, await drawing('<circle cx="200" cy="200" r="90" fill="#803020"/>'), {
      purpose: 'ad',
    }),
  ]
  await expect(add({ id: small.id, alt: 'A plate' })).rejects.toMatchObject({ code: 'SMALL_PICTURE' })
  await expect(add({ id: wide.id })).rejects.toMatchObject({ code: 'ALT_MISSING' })
  const shown = await add({ id: wide.id, alt: 'A red plate' })
  expect(shown.image).toMatchObject({ id: wide.id, alt: 'A red plate', kind: 'image' })
  const stranger = await campus.admin('Otto Other')
  const taken = await uploaded(stranger, await drawing('<rect width="300" height="300"/>'), { purpose: 'ad' })
  await expect(add({ id: taken.id, alt: 'Not mine' })).rejects.toMatchObject({ code: 'NO_SUCH_MEDIA' })
  const copy = await admin(campaigns.duplicateCampaign, params(id))
  expect(copy.creatives.map(({ headline, image }) => [headline, image?.id ?? null])).toEqual([
    ['Two pizzas, one price', null],
    [words.headline, wide.id],
  ])
  await admin(contract.removeCreative, params(shown.id))
  const [, kept] = (await admin(campaigns.getCampaign, params(copy.id))).creatives
  expect(kept?.image?.id, 'the copy still uses it').toBe(wide.id)
})

test('the words fit, and lead somewhere', async () => {
  const { id } = await draft(scene)
  const add = (over: object) => admin(contract.addCreative, { ...params(id), body: { ...words, ...over } })
  await expect(add({ body: 'x'.repeat(101) })).rejects.toMatchObject({
    code: 'INVALID',
    fields: { body: expect.anything() },
  })
  await expect(add({ headline: 'x'.repeat(61) })).rejects.toMatchObject({ code: 'INVALID' })
  await expect(add({ landingUrl: 'https://10.0.0.1/' })).rejects.toMatchObject({
    code: 'BAD_LANDING',
    fields: { landingUrl: expect.stringContaining('name of a site') },
  })
})

test('what was shown and taken down is kept as it was, and its campaign waits while nothing is left to show', async () => {
  const { id, flights, creatives } = await running(scene)
  const creative = creatives[0]?.id ?? ''
  await count(campus, flights[0]?.id ?? '', creative, 3)
  await campus.command((ctx) => takeDownAd(ctx, creative))
  expect(await admin(campaigns.getCampaign, params(id))).toMatchObject({ state: 'paused' })
  await expect(admin(contract.removeCreative, params(creative))).rejects.toMatchObject({
    code: 'AD_IS_FIXED',
  })
  await expect(
    admin(contract.changeCreative, { ...params(creative), body: { headline: 'Something else' } }),
  ).rejects.toMatchObject({ code: 'AD_IS_FIXED' })
})
