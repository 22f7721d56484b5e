import { randomUUID } from 'node:crypto'
import { database } from '@banter/tenants/testing'
import { expect, test } from 'vitest'
import { directory, makeCampus, services } from '../../test/campus.ts'
import { lastMailTo, mailsTo } from '../../test/mailbox.ts'
import { runJob } from '../run-job.ts'
import { mailJobs } from './jobs.ts'
import { layOut } from './layout.ts'
import { openMailer } from './mailer.ts'
import { type NewMail, queueMail, queueMails } from './queue-mail.ts'

const address = () => `reader-${randomUUID().slice(0, 8)}@anywhere.test`

const news = (recipient: string, more: Partial<NewMail> = {}): NewMail => ({
  about: `news:${randomUUID()}`,
  recipient,
  subject: 'Some news',
  heading: 'News for you',
  paragraphs: ['First.', 'Second.'],
  button: { label: 'Read on', url: 'http://uta.test/news?a=1&b=2' },
  reason: 'You get this because you asked for it.',
  ...more,
})

test('a mail goes out when its command commits, and what it said is then forgotten', async () => {
  const campus = await makeCampus()
  const to = address()
  await campus.command((ctx) => queueMail(ctx, news(to)))
  expect(await mailsTo(to)).toEqual([])
  await campus.runJobs()
  const received = await lastMailTo(to)
  expect(received).toMatchObject({ subject: 'Some news', deliveries: 1 })
  expect(received.text).toContain('Read on:\nhttp://uta.test/news?a=1&b=2')
  expect(received.html).toContain('href="http://uta.test/news?a=1&amp;b=2"')
  const [mail] = await campus.read(({ db }) => db.mail.findMany())
  expect(mail).toMatchObject({ recipient: to, text: '', html: '', sentAt: expect.any(Date) })
  expect(received.messageId).toBe(`<${mail?.id}@${campus.host}>`)
})

test('a mail of a command that fails is never sent', async () => {
  const campus = await makeCampus()
  const to = address()
  const failing = campus.command(async (ctx) => {
    await queueMail(ctx, news(to))
    throw new Error('changed our mind')
  })
  await expect(failing).rejects.toThrow('changed our mind')
  await campus.runJobs()
  expect(await mailsTo(to)).toEqual([])
})

test('the same thing is told once, however often it is queued and delivered', async () => {
  const campus = await makeCampus()
  const mail = news(address())
  for (let i = 0; i < 3; i++) await campus.command((ctx) => queueMail(ctx, mail))
  await campus.runJobs()
  const [message, ...others] = await campus.read(({ db }) =>
    db.outboxMessage.findMany({ where: { topic: 'mail_queued' } }),
  )
  expect(others).toEqual([])
  const meta = {
    id: randomUUID(),
    version: 1,
    schoolId: campus.school.id,
    occurredAt: new Date().toISOString(),
    producer: 'mail',
  }
  const again = { topic: 'mail_queued', payload: message?.payload, meta }
  await runJob(mailJobs[0]!, again, { database, directory, services })
  expect(await mailsTo(mail.recipient)).toMatchObject([{ deliveries: 1 }])
})

test('a mail whose note of being sent was lost is the same mail to the mail server', async () => {
  const campus = await makeCampus()
  const to = address()
  await campus.command((ctx) => queueMail(ctx, news(to)))
  const [mail] = await campus.read(({ db }) => db.mail.findMany())
  await services.mailer.send({
    messageId: `<${mail?.id}@${campus.host}>`,
    to,
    subject: 'Some news',
    text: mail?.text ?? '',
    html: mail?.html ?? '',
    stopUrl: '',
  })
  await campus.runJobs()
  expect(await mailsTo(to)).toMatchObject([{ deliveries: 2 }])
})

test('a mail server that is down leaves the mail waiting, whole', async () => {
  const campus = await makeCampus()
  const to = address()
  await campus.command((ctx) => queueMail(ctx, news(to)))
  const [message] = await campus.read(({ db }) => db.outboxMessage.findMany())
  const mailer = openMailer({ url: 'smtp://127.0.0.1:9', from: 'x@y.test' })
  const meta = { id: message!.id, version: 1, schoolId: campus.school.id, occurredAt: '', producer: 'mail' }
  const run = runJob(
    mailJobs[0]!,
    { topic: 'mail_queued', payload: message!.payload, meta },
    { database, directory, services: { ...services, mailer } },
  )
  await expect(run).rejects.toThrow()
  mailer.close()
  expect(await campus.read(({ db }) => db.mail.count({ where: { sentAt: null, text: { not: '' } } }))).toBe(1)
  await campus.runJobs()
  expect(await mailsTo(to)).toHaveLength(1)
})

test('a subject cannot add a header, and stays one line', async () => {
  const campus = await makeCampus()
  const to = address()
  const victim = address()
  const subject = `Hello\r\nBcc: ${victim}\r\n\r\nBody\u2028x`
  await campus.command((ctx) => queueMail(ctx, news(to, { subject })))
  await campus.runJobs()
  expect(await mailsTo(victim)).toEqual([])
  const received = await lastMailTo(to)
  expect(received.subject).toBe(`Hello Bcc: ${victim} Body x`)
  expect(received.headers.map(({ name }) => name.toLowerCase())).not.toContain('bcc')
})

test('a long subject is cut between characters', async () => {
  const campus = await makeCampus()
  const to = address()
  const subject = `${'a'.repeat(199)}🎓🎓`
  await campus.command((ctx) => queueMail(ctx, news(to, { subject })))
  await campus.runJobs()
  expect((await lastMailTo(to)).subject).toBe(`${'a'.repeat(199)}🎓`)
})

test('several mails are written at once, without those that were written before', async () => {
  const campus = await makeCampus()
  const [first, second] = [news(address()), news(address())]
  await campus.command((ctx) => queueMail(ctx, first))
  await campus.command((ctx) => queueMails(ctx, [first, second]))
  await campus.runJobs()
  for (const { recipient } of [first, second])
    expect(await mailsTo(recipient)).toMatchObject([{ deliveries: 1 }])
})

test.each([
  'a@b.test\r\nBcc: c@d.test',
  'a@b.test,c@d.test',
  'a@b.test;c@d.test',
  'a@b.test c@d.test',
  'Ann <a@b.test>',
  '"a b"@c.test',
  'a@b@c.test',
  'group:a@b.test',
  'a\u0000@b.test',
  '\u043ann@b.test',
  'nobody',
  '',
])('a mail to %j is not written', async (recipient) => {
  const campus = await makeCampus()
  await expect(campus.command((ctx) => queueMail(ctx, news(recipient)))).rejects.toThrow(/one plain address/)
})

test('whatever people put into a mail is text in it, and none of it is markup', () => {
  const nasty = `<img src=x onerror="alert(1)">&amp;'`
  const { html, text } = layOut(
    { name: nasty },
    {
      heading: nasty,
      paragraphs: [nasty],
      code: nasty,
      button: { label: nasty, url: `http://a.test/"><script>` },
      notes: [nasty],
      reason: nasty,
    },
  )
  expect(html).not.toMatch(/<img|<script|onerror="/)
  expect(html).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&amp;amp;&#39;')
  expect(text).toContain(nasty)
})

test('the HTML says its language and title, needs no picture and says why it came', () => {
  const { html, text } = layOut({ name: 'Test School' }, news('a@b.test'))
  expect(html).toMatch(/^<!doctype html>\n<html lang="en">/)
  expect(html).toContain('<title>News for you</title>')
  expect(html.match(/<h1/g)).toHaveLength(1)
  expect(html).not.toMatch(/<img|url\(|<style|http:\/\/(?!uta\.test)/)
  for (const words of [
    'Test School',
    'News for you',
    'First.',
    'Second.',
    'You get this because you asked for it.',
  ]) {
    expect(html).toContain(words)
    expect(text).toContain(words)
  }
})
