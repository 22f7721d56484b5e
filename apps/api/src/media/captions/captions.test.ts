import { describe, expect, test } from 'vitest'
import { type Asker, app, makeCampus, type TestCampus } from '../../../test/campus.ts'
import { getPost } from '../../billboard/contract.ts'
import { say, upload } from '../../billboard/testing.ts'
import { deleteCaptions, getCaptions, putCaptions } from './contract.ts'
import { asWebVtt, WrongCaptions } from './web-vtt.ts'

const SRT =
  '1\r\n00:00:01,000 --> 00:00:02,500\r\nHello <b>there</b>\r\n\r\n2\r\n00:01:00,250 --> 00:01:02,000\r\nTom & Ann'

describe('captions', () => {
  test('of either format become cues with times and plain words, and nothing else', () => {
    const { vtt, cues } = asWebVtt(SRT)
    expect(vtt).toBe(
      'WEBVTT\n\n00:00:01.000 --> 00:00:02.500\nHello there\n\n00:01:00.250 --> 00:01:02.000\nTom &amp; Ann\n',
    )
    expect(cues).toBe(2)
    const styled =
      'WEBVTT - title\n\nSTYLE\n::cue { color: red }\n\nNOTE not this\n\nintro\n00:01.000 --> 00:02.000 position:10%\n<v Ann>Hi\n'
    expect(asWebVtt(styled).vtt).toBe('WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nHi\n')
    expect(asWebVtt(vtt.replaceAll('&amp;', '&')).vtt).toBe(vtt)
  })

  test.each([
    '',
    'not captions',
    '00:00:02.000 --> 00:00:01.000\nbackwards',
    '00:00:01.000 --> 00:00:02.000\n<i></i>',
  ])('of %j are none', (text) => expect(() => asWebVtt(text)).toThrow(WrongCaptions))
})

async function film(campus: TestCampus, ann: Asker) {
  const id = await upload(campus, ann, 'video')
  const post = await say(ann, 'Our concert', { media: [{ id, alt: 'A stage' }] })
  return { params: { id }, post: { id: post.id } }
}

test('a video says where its captions are; its owner adds, replaces and takes them away', async () => {
  const campus = await makeCampus()
  const [ann, bob] = [await campus.student('Ann'), await campus.student('Bob')]
  const { params, post } = await film(campus, ann)
  const shown = async () => (await bob(getPost, { params: post })).media[0]?.captionsUrl
  expect(await shown()).toBeUndefined()
  await expect(bob(getCaptions, { params })).rejects.toMatchObject({ status: 404 })
  for (const ask of [
    () => bob(putCaptions, { params, body: { text: SRT } }),
    () => bob(deleteCaptions, { params }),
  ])
    await expect(ask()).rejects.toMatchObject({ status: 404 })
  await expect(ann(putCaptions, { params, body: { text: 'la la la' } })).rejects.toMatchObject({
    status: 422,
    code: 'WRONG_CAPTIONS',
  })
  const picture = { id: await upload(campus, ann) }
  await expect(ann(putCaptions, { params: picture, body: { text: SRT } })).rejects.toMatchObject({
    code: 'NO_VIDEO',
  })
  expect(await ann(putCaptions, { params, body: { text: SRT } })).toMatchObject({ cues: 2 })
  await ann(putCaptions, { params, body: { text: SRT.replace('Hello', 'Good evening') } })
  const path = await shown()
  const answer = await app.inject({
    url: path ?? '',
    headers: { host: campus.host, authorization: `Bearer ${bob.token}` },
  })
  expect(answer.headers['content-type']).toBe('text/vtt; charset=utf-8')
  expect(answer.body).toContain('Good evening there')
  const elsewhere = await (await makeCampus()).student()
  await expect(elsewhere(getCaptions, { params })).rejects.toMatchObject({ status: 404 })
  await ann(deleteCaptions, { params })
  expect(await shown()).toBeUndefined()
})
