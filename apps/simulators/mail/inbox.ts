import { randomBytes } from 'node:crypto'
import { Journal } from './journal.ts'
import type { Message, NewMessage } from './message.ts'

export interface Search {
  /** Exactly this recipient. */
  to?: string
  /** Any part of the recipient's address or of the subject. */
  q?: string
  /** Only what came before the message with this id. */
  before?: string
  limit: number
}

/** The newest mails, oldest first in memory; kept in a file when one is given. */
export class Inbox {
  private readonly messages: Map<string, Message>
  private readonly journal: Journal

  constructor(
    store?: string,
    private readonly capacity = 2000,
  ) {
    this.journal = new Journal(store, capacity)
    this.messages = this.journal.read()
    this.forgetOldest()
  }

  /** Keeps a mail, or counts it when the same recipient has the same Message-ID already. */
  deliver(mail: NewMessage): Message {
    const to = mail.to.toLowerCase()
    const known = mail.messageId ? this.find(to, mail.messageId) : undefined
    const kept: Message = known
      ? { ...known, deliveries: known.deliveries + 1 }
      : {
          ...mail,
          to,
          id: randomBytes(9).toString('base64url'),
          receivedAt: new Date().toISOString(),
          deliveries: 1,
        }
    this.messages.set(kept.id, kept)
    this.forgetOldest()
    this.journal.add(kept, this.messages)
    return kept
  }

  get(id: string): Message | undefined {
    return this.messages.get(id)
  }

  /** Newest first. */
  search({ to, q, before, limit }: Search): { messages: Message[]; more: boolean } {
    const newest = [...this.messages.values()].reverse()
    const from = before ? newest.findIndex((message) => message.id === before) + 1 : 0
    const wanted = to?.toLowerCase()
    const part = q?.trim().toLowerCase()
    const found = newest.slice(from).filter((message) => {
      if (wanted && message.to !== wanted) return false
      return !part || message.to.includes(part) || message.subject.toLowerCase().includes(part)
    })
    return { messages: found.slice(0, limit), more: found.length > limit }
  }

  clear() {
    this.messages.clear()
    this.journal.rewrite(this.messages)
  }

  private find(to: string, messageId: string) {
    for (const message of this.messages.values())
      if (message.to === to && message.messageId === messageId) return message
    return undefined
  }

  private forgetOldest() {
    for (const id of this.messages.keys()) {
      if (this.messages.size <= this.capacity) return
      this.messages.delete(id)
    }
  }
}
