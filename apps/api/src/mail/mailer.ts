import nodemailer from 'nodemailer'

const TIMEOUT_MS = 10_000

export interface OutgoingMail {
  /** With angle brackets. The same one again is the same mail. */
  messageId: string
  to: string
  subject: string
  text: string
  html: string
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
    async send({ to, ...mail }) {
      await transport.sendMail({
        ...mail,
        from,
        to: { name: '', address: to },
        headers: { 'auto-submitted': 'auto-generated' },
      })
    },
    close: () => transport.close(),
  }
}
