/** One mail in one person's inbox. */
export interface Message {
  id: string
  /** Who it was delivered to, in lower case: from the envelope, as a blind copy has it too. */
  to: string
  from: string
  subject: string
  text: string
  html: string | null
  messageId: string
  headers: { name: string; value: string }[]
  receivedAt: string
  /** How often the very same mail came: senders that retry may deliver twice. */
  deliveries: number
}

export type NewMessage = Omit<Message, 'id' | 'receivedAt' | 'deliveries'>
