import { expect, test } from 'vitest'
import { makeCampus } from '../../../test/campus.ts'
import { newId } from '../../http/contract.ts'
import { foundWithTwo, join, of } from '../testing.ts'
import { addResource, changeResource, listResources, removeResource } from './contract.ts'

test('officers pin links, members read them, in their order', async () => {
  const campus = await makeCampus()
  const { club, president, officer } = await foundWithTwo(campus)
  const [mia, eve] = [await campus.student('Mia'), await campus.student('Eve')]
  await join(club.id, mia)
  const pin = (title: string) =>
    president(addResource, { ...of(club), body: { title, url: `https://files.example/${title}` } })
  const made = [await pin('One'), await pin('Two'), await pin('Three'), await pin('Four')]
  const titles = async () => (await mia(listResources, of(club))).items.map(({ title }) => title)
  expect(await titles()).toEqual(['One', 'Two', 'Three', 'Four'])
  const move = (index: number, position: number) =>
    officer(changeResource, { params: { id: made[index]!.id }, body: { position } })
  expect((await move(0, 2)).position).toBe(2)
  expect(await titles()).toEqual(['Two', 'Three', 'One', 'Four'])
  expect((await move(3, 0)).position).toBe(0)
  expect((await move(3, 999)).position).toBe(3)
  await officer(changeResource, { params: { id: made[1]!.id }, body: { title: 'Second' } })
  expect(await titles()).toEqual(['Second', 'Three', 'One', 'Four'])
  await officer(removeResource, { params: { id: made[2]!.id } })
  await expect(officer(removeResource, { params: { id: made[2]!.id } })).rejects.toMatchObject({
    status: 404,
  })
  expect(await titles()).toEqual(['Second', 'One', 'Four'])
  await expect(mia(removeResource, { params: { id: made[0]!.id } })).rejects.toMatchObject({ status: 403 })
  await expect(eve(removeResource, { params: { id: made[0]!.id } })).rejects.toMatchObject({ status: 404 })
  await expect(eve(listResources, of(club))).rejects.toMatchObject({ status: 403 })
})

test('pinning twice under one id pins once', async () => {
  const campus = await makeCampus()
  const { club, president } = await foundWithTwo(campus)
  const body = { id: newId(), title: 'Rules', url: 'https://files.example/rules' }
  await Promise.all([
    president(addResource, { ...of(club), body }),
    president(addResource, { ...of(club), body }),
  ])
  expect((await president(listResources, of(club))).items).toHaveLength(1)
  await expect(
    president(addResource, { ...of(club), body: { ...body, title: 'Other' } }),
  ).rejects.toMatchObject({
    code: 'ID_TAKEN',
  })
})

test.each([
  'http://files.example/a',
  'javascript:alert(1)',
  'data:text/html,<script>',
  'https://uta.edu@evil.example/',
  'https://user:word@files.example/',
  'https://127.0.0.1/',
  'https://[::1]/',
  'HTTPS\\://x',
  '//files.example/a',
  'https://',
])('%s is no address to pin', async (url) => {
  const campus = await makeCampus()
  const { club, president } = await foundWithTwo(campus)
  await expect(president(addResource, { ...of(club), body: { title: 'Bad', url } })).rejects.toMatchObject({
    status: 422,
  })
})

test('it is a link or a file, not both and not neither, and a file is one’s own', async () => {
  const campus = await makeCampus()
  const { club, president } = await foundWithTwo(campus)
  const media = { id: newId() }
  for (const body of [{ title: 'None' }, { title: 'Both', url: 'https://files.example/a', media }])
    await expect(president(addResource, { ...of(club), body })).rejects.toMatchObject({
      code: 'LINK_OR_FILE',
    })
  await expect(president(addResource, { ...of(club), body: { title: 'File', media } })).rejects.toMatchObject(
    {
      code: 'NO_SUCH_MEDIA',
    },
  )
  expect((await president(listResources, of(club))).items).toEqual([])
})
