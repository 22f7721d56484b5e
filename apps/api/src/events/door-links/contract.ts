import { z } from 'zod'
import { Id, IdPath, line, listOf, Nothing, Page, Person, When } from '../../http/contract.ts'
import type { Endpoint } from '../../http/endpoint.ts'
import { CheckInResult, Code } from '../door/contract.ts'

const host = { access: 'member', at: 'school' } as const
/** Several helpers may stand behind one address, and each queue may be long. */
const helper = { access: 'anyone', at: 'school', perMinute: 240 } as const

const Token = z.string().min(1).max(100)

export const DoorLink = z.object({
  id: Id,
  /** Of the person it was made for. */
  name: z.string(),
  createdBy: Person,
  createdAt: When,
  /** When it ends by itself. */
  until: When,
  letIn: z.int(),
  lastAt: When.nullable(),
})
export type DoorLink = z.output<typeof DoorLink>

export const listDoorLinks = {
  method: 'GET',
  url: '/events/:id/door-links',
  config: host,
  schema: {
    summary: 'The open links for door helpers without an account, for those who give the event.',
    params: IdPath,
    response: { 200: z.object({ items: z.array(DoorLink) }) },
  },
} as const satisfies Endpoint

export const NewDoorLink = z.object({
  link: DoorLink,
  /** Shown this once: only its hash is kept. */
  url: z.url(),
  /** A drawing of the address, as SVG. */
  qr: z.string(),
})
export type NewDoorLink = z.output<typeof NewDoorLink>

export const makeDoorLink = {
  method: 'POST',
  url: '/events/:id/door-links',
  config: { ...host, perMinute: 20 },
  schema: {
    summary: 'Make a link by which one helper lets people in at this event, without an account.',
    params: IdPath,
    body: z.strictObject({ name: line(1, 60, 'Who is it for?') }),
    response: { 201: NewDoorLink },
  },
} as const satisfies Endpoint

export const endDoorLink = {
  method: 'DELETE',
  url: '/events/:id/door-links/:linkId',
  config: host,
  schema: {
    summary: 'End a link: nobody is let in by it any more.',
    params: IdPath.extend({ linkId: Id }),
    response: { 204: Nothing },
  },
} as const satisfies Endpoint

export const DoorEntry = z.object({
  id: Id,
  kind: z.enum(['in', 'out']),
  /** Null for those who are in no list. */
  person: Person.nullable(),
  at: When,
  /** With a link, who made it. */
  by: Person,
  link: z.object({ id: Id, name: z.string() }).nullable(),
})
export type DoorEntry = z.output<typeof DoorEntry>

export const listDoorEntries = {
  method: 'GET',
  url: '/events/:id/door-entries',
  config: host,
  schema: {
    summary: 'Who was let in and taken out again, and by whom, newest first.',
    params: IdPath,
    querystring: Page,
    response: { 200: listOf(DoorEntry) },
  },
} as const satisfies Endpoint

/** Codes by their hash, as in a helper's manifest; no names: those are said one by one, to who is there. */
export const openDoor = {
  method: 'GET',
  url: '/door-links/:id',
  config: helper,
  schema: {
    summary: 'The door of an event, for the holder of a link.',
    params: IdPath,
    querystring: z.object({ token: Token }),
    response: {
      200: z.object({
        helper: z.string(),
        until: When,
        event: z.object({
          title: z.string(),
          place: z.string(),
          startsAt: When,
          endsAt: When,
          timeZone: z.string(),
        }),
        madeAt: When,
        entries: z.array(z.object({ hash: z.string(), guests: z.int(), checkedInAt: When.nullable() })),
      }),
    },
  },
} as const satisfies Endpoint

export const checkInByLink = {
  method: 'POST',
  url: '/door-links/:id/check-ins',
  config: helper,
  schema: {
    summary: 'Who showed a code, also a while ago. Each has an id of its own: sent twice, it counts once.',
    params: IdPath,
    body: z.strictObject({
      token: Token,
      items: z
        .array(z.strictObject({ id: Id, code: Code, at: When }))
        .min(1)
        .max(200),
    }),
    response: {
      200: z.object({
        items: z.array(
          z.object({
            id: Id,
            result: CheckInResult,
            hash: z.string().nullable(),
            name: z.string().nullable(),
            guests: z.int(),
            checkedInAt: When.nullable(),
          }),
        ),
      }),
    },
  },
} as const satisfies Endpoint

export const undoByLink = {
  method: 'POST',
  url: '/door-links/:id/undo',
  config: helper,
  schema: {
    summary: 'Somebody who came in by this link is not in after all.',
    params: IdPath,
    body: z.strictObject({ token: Token, code: Code }),
    response: { 204: Nothing },
  },
} as const satisfies Endpoint
