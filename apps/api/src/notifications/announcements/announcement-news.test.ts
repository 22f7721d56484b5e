import { database } from '@banter/tenants/testing'
import { expect, test } from 'vitest'
import { type Asker, directory, makeCampus, services } from '../../../test/campus.ts'
import { mailsTo } from '../../../test/mailbox.ts'
import { announce } from '../../billboard/announcements/contract.ts'
import { deletePost } from '../../billboard/contract.ts'
import { makeClub } from '../../billboard/testing.ts'
import { block } from '../../people/contract.ts'
import { listNotifications } from '../contract.ts'
import { chooseMails, getStoppable, listMailChoices, stopMails } from '../mail-choices/contract.ts'
import { subjects } from '../testing.ts'

const bell = async (one: Asker) => (await one(listNotifications)).items.map(({ kind }) => kind)
const kind = 'announcement' as const

test('an announcement goes by mail to those it is for who want that, once each, and one click stops it', async () => {
  const campus = await makeCampus()
  const [mo, ann, bob, cy] = [
    await campus.moderator(),
    await campus.student('Ann'),
    await campus.student('Bob'),
    await campus.student('Cy'),
  ]
  await cy(chooseMails, { body: { kind, wanted: false } })
  await bob(block, { params: { id: mo.viewer.id } })
  const { id } = await mo(announce, {
    body: { body: 'The library is closed on Friday.\n\nThe reading room is open.' },
  })
  await campus.runJobs()
  await campus.runJobs()
  const [mail, ...others] = await mailsTo(ann.email)
  expect(others).toEqual([])
  expect(mail).toMatchObject({
    subject: expect.stringContaining('The library is closed on Friday.'),
    deliveries: 1,
  })
  expect(mail?.text).toContain('The reading room is open.')
  expect(mail?.text).toContain(`/posts/${id}`)
  // It is the school's voice, whoever has blocked whom; its writer knows it, and who wants no mails has the bell.
  expect(await subjects(bob)).toHaveLength(1)
  expect(await bell(bob)).toEqual(['post_announced'])
  expect(await subjects(mo)).toEqual([])
  expect([await subjects(cy), await bell(cy)]).toEqual([[], ['post_announced']])

  const header = (name: string) => mail?.headers.find((one) => one.name.toLowerCase() === name)?.value ?? ''
  expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
  const url = new URL(header('list-unsubscribe').replace(/^<|>$/g, ''))
  expect([url.host, url.pathname]).toEqual([campus.host, '/stop-mails'])
  const key = url.searchParams.get('key') ?? ''
  expect(await campus.anyone(getStoppable, { params: { key } })).toEqual({
    kind: 'announcement',
    wanted: true,
  })
  for (const _twice of [1, 2]) await campus.anyone(stopMails, { params: { key } })
  expect((await ann(listMailChoices)).items).toEqual([{ kind: 'announcement', wanted: false }])
  await mo(announce, { body: { body: 'Open again.' } })
  await campus.runJobs()
  expect(await subjects(ann)).toHaveLength(1)
  expect(await subjects(bob)).toHaveLength(2)
  await ann(chooseMails, { body: { kind, wanted: true } })
  await expect(campus.anyone(stopMails, { params: { key: crypto.randomUUID() } })).rejects.toMatchObject({
    status: 404,
  })
  const elsewhere = await makeCampus()
  await expect(elsewhere.anyone(stopMails, { params: { key } })).rejects.toMatchObject({ status: 404 })
  expect((await ann(listMailChoices)).items).toMatchObject([{ wanted: true }])
})

test('a club’s goes to those of its members who want to hear of it; what is taken back at once goes to nobody', async () => {
  const campus = await makeCampus()
  const [ann, bob, quiet, stranger] = [
    await campus.student('Ann'),
    await campus.student('Bob'),
    await campus.student('Quiet'),
    await campus.student('Stranger'),
  ]
  const club = await makeClub(campus, [
    [ann, 'officer'],
    [bob, 'member'],
    [quiet, 'member'],
  ])
  await campus.command(({ db }) =>
    db.clubMember.updateMany({ where: { userId: quiet.viewer.id }, data: { notify: 'none' } }),
  )
  await ann(announce, { body: { body: 'We meet at six', club: club.id } })
  const oops = await ann(announce, { body: { body: 'Wrong club', club: club.id } })
  await ann(deletePost, { params: { id: oops.id } })
  await campus.runJobs()
  expect(await subjects(bob)).toEqual(['Chess Club: We meet at six'])
  for (const one of [ann, quiet, stranger]) expect(await subjects(one)).toEqual([])
})

test('a school of more people than one part of the mails is written to whole', async () => {
  const campus = await makeCampus()
  const mo = await campus.moderator()
  await campus.command(({ db, now }) =>
    db.user.createMany({
      data: Array.from({ length: 260 }, (_, n) => ({
        email: `crowd${n}@${campus.domain}`,
        name: `Crowd ${n}`,
        emailVerifiedAt: now,
      })),
    }),
  )
  await mo(announce, { body: { body: 'To all of you' } })
  await campus.runJobs({ database, directory, services, queues: ['notifications'] })
  const written = await campus.read(({ db }) =>
    db.mail.count({ where: { about: { startsWith: 'announcement:' } } }),
  )
  expect(written).toBe(260)
})
