import { once } from 'node:events'
import type { AddressInfo, Server } from 'node:net'
import { Inbox } from './inbox.ts'
import { takeMail } from './smtp.ts'
import { serveInbox } from './web.ts'

export interface MailInboxOptions {
  /** 0 picks a free one. */
  smtpPort: number
  webPort: number
  host?: string
  /** The file that keeps mails across restarts; in memory only when left out. */
  store?: string
  /** How many mails are kept: the newest. */
  capacity?: number
}

export interface MailInbox {
  smtpPort: number
  webPort: number
  close(): Promise<void>
}

/** A mail server that delivers nowhere: what the product sends can be read in a browser and by tests. */
export async function buildMailInbox(options: MailInboxOptions): Promise<MailInbox> {
  const host = options.host ?? '127.0.0.1'
  const inbox = new Inbox(options.store, options.capacity)
  const web = serveInbox(inbox)
  const smtp = takeMail(inbox)
  await web.listen({ host, port: options.webPort })
  const listener = smtp.listen(options.smtpPort, host)
  try {
    await once(smtp.server, 'listening')
  } catch (error) {
    await web.close()
    throw error
  }
  // A client that breaks off is its own business.
  smtp.on('error', () => {})
  return {
    smtpPort: portOf(listener),
    webPort: portOf(web.server),
    close: async () => {
      await new Promise<void>((resolve) => smtp.close(() => resolve()))
      await web.close()
    },
  }
}

function portOf(server: Pick<Server, 'address'>): number {
  return (server.address() as AddressInfo).port
}
