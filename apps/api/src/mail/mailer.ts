import nodemailer from 'nodemailer'

const TIMEOUT_MS = 10_000

export interface OutgoingMail {
  /** With angle brackets. The same one again is the same mail. */
  messageId: string
  to: string
  subject: string
  text: string
  html: string
  /** Where mails of its kind are ended; '' where nobody can. */
  stopUrl: string
}

/** Hands mails to the mail server. @throws when it does not take one */
export interface Mailer {
  send(mail: OutgoingMail): Promise<void>
  close(): void
}

export function openMailer({ url, from }: { url: string; from: string }): Mailer {
  const transport = nodemailer.createTransport({
    url,
    pool: true,
    maxConnections: 3,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async send({ to, stopUrl, ...mail }) {
      await transport.sendMail({
        ...mail,
        from,
        to: { name: '', address: to },
        headers: { 'auto-submitted': 'auto-generated', ...(stopUrl ? oneClick(stopUrl) : {}) },
      })
    },
    close: () => transport.close(),
  }
}

/** RFC 8058: a mail program may end these mails for its reader, with one request and no page. */
const oneClick = (url: string) => ({
  'list-unsubscribe': `<${url}>`,
  'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
})
