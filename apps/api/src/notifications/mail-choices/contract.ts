import { z } from 'zod'
import { Nothing } from '../../http/contract.ts'
import type { Endpoint } from '../../http/endpoint.ts'

const member = { access: 'member', at: 'school' } as const

/** Mails that one can do without. What concerns one's orders, money and account is always sent. */
export const MailKind = z.enum(['announcement'])
export type MailKind = z.output<typeof MailKind>

export const MailChoice = z.object({ kind: MailKind, wanted: z.boolean() })
export type MailChoice = z.output<typeof MailChoice>

export const listMailChoices = {
  method: 'GET',
  url: '/me/mail-choices',
  config: member,
  schema: {
    summary: 'Which mails one wants, of those that one can do without.',
    response: { 200: z.object({ items: z.array(MailChoice) }) },
  },
} as const satisfies Endpoint

export const chooseMails = {
  method: 'PUT',
  url: '/me/mail-choices',
  config: member,
  schema: {
    summary: 'Want mails of a kind, or none.',
    body: z.strictObject({ kind: MailKind, wanted: z.boolean() }),
    response: { 200: MailChoice },
  },
} as const satisfies Endpoint

const KeyPath = z.object({ key: z.uuid() })

/** From a mail, without signing in: the key is of one person and one kind of mail. */
export const getStoppable = {
  method: 'GET',
  url: '/mail-choices/:key',
  config: { access: 'anyone', at: 'school' },
  schema: {
    summary: 'Which mails a link in one of them would stop.',
    params: KeyPath,
    response: { 200: MailChoice },
  },
} as const satisfies Endpoint

export const stopMails = {
  method: 'POST',
  url: '/mail-choices/:key/stop',
  config: { access: 'anyone', at: 'school', whileSuspended: true },
  schema: {
    summary: 'No more mails of that kind to that person. Twice is once.',
    params: KeyPath,
    response: { 204: Nothing },
  },
} as const satisfies Endpoint
