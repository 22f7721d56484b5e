import { buffer } from 'node:stream/consumers'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import type { Inbox } from './inbox.ts'
import type { NewMessage } from './message.ts'

const LARGEST_MAIL = 10 << 20

/** Takes every mail for every recipient: nothing goes further than the inbox. */
export function takeMail(inbox: Inbox): SMTPServer {
  return new SMTPServer({
    banner: 'mail inbox',
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: LARGEST_MAIL,
    closeTimeout: 500,
    logger: false,
    onData(stream, session, done) {
      const sender = session.envelope.mailFrom ? session.envelope.mailFrom.address : ''
      const recipients = new Set(session.envelope.rcptTo.map((recipient) => recipient.address.toLowerCase()))
      buffer(stream)
        .then(async (raw) => {
          if (stream.sizeExceeded)
            throw Object.assign(new Error('The mail is too large.'), { responseCode: 552 })
          const mail = await parse(raw, sender)
          for (const to of recipients) inbox.deliver({ ...mail, to })
        })
        .then(
          () => done(),
          (error: Error) => done(error),
        )
    },
  })
}

async function parse(raw: Uint8Array, sender: string): Promise<Omit<NewMessage, 'to'>> {
  const mail = await PostalMime.parse(raw)
  const { name, address } = mail.from ?? {}
  return {
    from: name && address ? `${name} <${address}>` : (address ?? sender),
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html ?? null,
    messageId: mail.messageId ?? '',
    headers: mail.headers.map((header) => ({ name: header.key, value: header.value })),
  }
}
