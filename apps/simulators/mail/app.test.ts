import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createTransport } from 'nodemailer'
import { afterEach, expect, test } from 'vitest'
import { buildMailInbox, type MailInboxOptions } from './app.ts'
import type { Message } from './message.ts'

const closes: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closes.splice(0).reverse()) await close()
})

async function open(options: Partial<MailInboxOptions> = {}) {
  const inbox = await buildMailInbox({ smtpPort: 0, webPort: 0, ...options })
  const transport = createTransport({ host: '127.0.0.1', port: inbox.smtpPort, ignoreTLS: true })
  closes.push(inbox.close, () => transport.close())
  const at = (where: string, init?: RequestInit) => fetch(`http://127.0.0.1:${inbox.webPort}${where}`, init)
  const list = async (query = '') =>
    (await (await at(`/api/messages${query}`)).json()) as { messages: Message[]; next: string | null }
  const send = (mail: Record<string, unknown> = {}) =>
    transport.sendMail({
      from: 'Banter <hello@banter.test>',
      to: 'jane@uta.test',
      subject: 'Hi',
      text: 'Hello',
      ...mail,
    })
  return { ...inbox, at, list, send }
}

async function folder() {
  const dir = await mkdtemp(path.join(tmpdir(), 'banter-mail-'))
  closes.push(() => rm(dir, { recursive: true, force: true }))
  return dir
}

test('a sent mail can be read whole, with its accents and both its bodies', async () => {
  const { send, list, at } = await open()
  await send({
    to: 'Zoë <ZOE@uta.test>',
    subject: 'Your code — 493 021',
    text: 'The code is 493021, señora.',
    html: '<p>The code is <b>493021</b></p>',
    headers: { 'X-Topic': 'email.code' },
  })
  const { messages, next } = await list('?to=zoe@uta.test')
  expect(next).toBeNull()
  expect(messages).toHaveLength(1)
  const [mail] = messages
  expect(mail).toMatchObject({
    to: 'zoe@uta.test',
    from: 'Banter <hello@banter.test>',
    subject: 'Your code — 493 021',
    deliveries: 1,
  })
  expect(mail?.text).toContain('493021, señora')
  expect(mail?.html).toContain('<b>493021</b>')
  expect(mail?.headers).toContainEqual(expect.objectContaining({ value: 'email.code' }))
  expect(await (await at(`/api/messages/${mail?.id}`)).json()).toEqual(mail)
})

test('every recipient of the envelope has it, blind copies too, and finds only their own', async () => {
  const { send, list } = await open()
  await send({ to: 'a@uta.test', cc: 'b@uta.test', bcc: 'ab@uta.test' })
  expect((await list()).messages).toHaveLength(3)
  expect((await list('?to=b@uta.test')).messages.map((mail) => mail.to)).toEqual(['b@uta.test'])
  expect((await list('?q=b@uta')).messages.map((mail) => mail.to).sort()).toEqual([
    'ab@uta.test',
    'b@uta.test',
  ])
})

test('the same Message-ID is kept once per recipient and counted', async () => {
  const { send, list } = await open()
  await send({ messageId: '<one@banter.test>' })
  await send({ messageId: '<two@banter.test>', subject: 'Second' })
  await send({ messageId: '<one@banter.test>' })
  await send({ messageId: '<one@banter.test>', to: 'joe@uta.test' })
  const { messages } = await list('?to=jane@uta.test')
  expect(messages.map((mail) => [mail.subject, mail.deliveries])).toEqual([
    ['Second', 1],
    ['Hi', 2],
  ])
  expect((await list('?to=joe@uta.test')).messages.map((mail) => mail.deliveries)).toEqual([1])
})

test('lists newest first in pages, and forgets the oldest beyond its capacity', async () => {
  const { send, list } = await open({ capacity: 5 })
  for (let nr = 1; nr <= 7; nr++) await send({ subject: `Nr ${nr}` })
  const first = await list('?limit=3')
  expect(first.messages.map((mail) => mail.subject)).toEqual(['Nr 7', 'Nr 6', 'Nr 5'])
  const second = await list(`?limit=3&before=${first.next}`)
  expect(second.messages.map((mail) => mail.subject)).toEqual(['Nr 4', 'Nr 3'])
  expect(second.next).toBeNull()
})

test('keeps mails and counts over a restart, and survives a line that was cut off', async () => {
  const store = path.join(await folder(), 'mail', 'inbox.jsonl')
  const before = await open({ store })
  await before.send({ messageId: '<one@banter.test>' })
  await before.send({ messageId: '<one@banter.test>' })
  await before.send({ subject: 'Last' })
  await before.close()
  await writeFile(store, '{"id":"half', { flag: 'a' })
  const after = await open({ store })
  expect((await after.list()).messages.map((mail) => [mail.subject, mail.deliveries])).toEqual([
    ['Last', 1],
    ['Hi', 2],
  ])
  await after.at('/api/messages', { method: 'DELETE' })
  await after.close()
  expect((await (await open({ store })).list()).messages).toEqual([])
})

test('shows mails to people without running what is in them', async () => {
  const { send, list, at } = await open()
  await send({
    subject: '<script>alert(1)</script>',
    html: '<script>alert(2)</script><a href="http://x.test">x</a>',
  })
  const id = (await list()).messages[0]?.id
  const home = await at('/?q=jane')
  expect(home.headers.get('content-type')).toContain('text/html')
  expect(home.headers.get('content-security-policy')).toContain("default-src 'none'")
  const text = await home.text()
  expect(text).toContain('&lt;script&gt;alert(1)')
  expect(text).not.toContain('<script')
  const shown = await (await at(`/messages/${id}`)).text()
  expect(shown).toContain(`src="/messages/${id}/html"`)
  expect(shown).not.toContain('<script')
  const body = await at(`/messages/${id}/html`)
  expect(body.headers.get('content-security-policy')).toMatch(/^sandbox (?!.*allow-scripts)/)
})

test('says what is not there or not valid', async () => {
  const { at } = await open()
  expect((await at('/api/messages/nope')).status).toBe(404)
  expect((await at('/messages/nope')).status).toBe(404)
  expect((await at('/api/messages?limit=0')).status).toBe(400)
  expect(await (await at('/livez')).json()).toEqual({ status: 'ok' })
})

test('goes on after a client broke off in the middle of a mail', async () => {
  const { smtpPort, send, list } = await open()
  const socket = connect(smtpPort, '127.0.0.1')
  socket.write('HELO x\r\nMAIL FROM:<a@uta.test>\r\nRCPT TO:<b@uta.test>\r\nDATA\r\nSubject: half')
  await new Promise((resolve) => setTimeout(resolve, 100))
  socket.destroy()
  await send({ subject: 'Whole' })
  expect((await list()).messages.map((mail) => mail.subject)).toEqual(['Whole'])
})
