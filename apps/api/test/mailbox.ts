import { mail } from './campus.ts'

export interface ReceivedMail {
  to: string
  from: string
  subject: string
  text: string
  html: string | null
  messageId: string
  headers: { name: string; value: string }[]
  deliveries: number
}

/** What came for one address, newest first, as its owner would see it. */
export async function mailsTo(address: string): Promise<ReceivedMail[]> {
  const query = new URLSearchParams({ to: address, limit: '200' })
  const answer = await fetch(`http://127.0.0.1:${mail.webPort}/api/messages?${query}`)
  return ((await answer.json()) as { messages: ReceivedMail[] }).messages
}

export async function lastMailTo(address: string): Promise<ReceivedMail> {
  const [newest] = await mailsTo(address)
  if (!newest) throw new Error(`No mail came for ${address}.`)
  return newest
}

export async function codeIn(address: string): Promise<string> {
  const code = (await lastMailTo(address)).text.match(/^ {4}(\d{6})$/m)?.[1]
  if (!code) throw new Error(`The last mail to ${address} has no code.`)
  return code
}

/** The link of the last mail, split as a browser would. */
export async function linkIn(address: string): Promise<{ url: URL; token: string }> {
  const found = (await lastMailTo(address)).text.match(/https?:\/\/\S+\?token=\S+/)?.[0]
  if (!found) throw new Error(`The last mail to ${address} has no link.`)
  const url = new URL(found)
  return { url, token: url.searchParams.get('token') ?? '' }
}
