import { z } from 'zod'
import { Id, listOf, Nothing, Page, When } from '../http/contract.ts'
import type { Endpoint } from '../http/endpoint.ts'

export const Notification = z.object({
  id: Id,
  kind: z.string(),
  title: z.string(),
  body: z.string(),
  href: z.string(),
  createdAt: When,
  read: z.boolean(),
})
export type Notification = z.output<typeof Notification>

export const listNotifications = {
  method: 'GET',
  url: '/notifications',
  config: { access: 'member', at: 'school' },
  schema: {
    summary: 'What one should know, newest first, with how much is unread.',
    querystring: Page,
    response: { 200: listOf(Notification).extend({ unread: z.int() }) },
  },
} as const satisfies Endpoint

export const markRead = {
  method: 'POST',
  url: '/notifications/read',
  config: { access: 'member', at: 'school' },
  schema: {
    summary: 'Mark some notifications as read, or all.',
    body: z.strictObject({ ids: z.array(Id).max(100).optional() }),
    response: { 204: Nothing },
  },
} as const satisfies Endpoint
