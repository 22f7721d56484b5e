import { z } from 'zod'
import { Id, IdPath, line, NewId, Nothing, Person, When } from '../../http/contract.ts'
import type { Endpoint } from '../../http/endpoint.ts'
import { MediaItem, MediaView } from '../../media/contract.ts'
import { ClubPath } from '../contract.ts'

const member = { access: 'member', at: 'school' } as const

/** A link or a picture that a club keeps at hand. */
export const Resource = z.object({
  id: Id,
  title: z.string(),
  url: z.string().nullable(),
  media: MediaView.nullable(),
  position: z.int(),
  addedBy: Person,
  createdAt: When,
})
export type Resource = z.output<typeof Resource>

const Title = line(2, 100, 'At least 2 characters, please.')
/** Only such as a browser opens safely, and that does not pretend to be another place (`https://uta.edu@evil.example`). */
const Link = z
  .url({
    protocol: /^https$/,
    hostname: z.regexes.domain,
    error: 'An address that begins with https://, please.',
  })
  .max(2_000)
  .refine((url) => !/^https:\/\/[^/?#]*@/i.test(url), 'An address without a name or password, please.')

export const listResources = {
  method: 'GET',
  url: '/clubs/:id/resources',
  config: member,
  schema: {
    summary: 'Pinned links and files of a club, for its members.',
    params: ClubPath,
    response: { 200: z.object({ items: z.array(Resource) }) },
  },
} as const satisfies Endpoint

export const addResource = {
  method: 'POST',
  url: '/clubs/:id/resources',
  config: { ...member, perMinute: 20 },
  schema: {
    summary: 'Pin a link, or a picture that was uploaded for it.',
    params: ClubPath,
    body: z.strictObject({
      id: NewId.optional(),
      title: Title,
      url: Link.optional(),
      media: MediaItem.optional(),
    }),
    response: { 201: Resource },
  },
} as const satisfies Endpoint

export const changeResource = {
  method: 'PATCH',
  url: '/club-resources/:id',
  config: member,
  schema: {
    summary: 'Rename a pinned file or link, or move it to another place in the list.',
    params: IdPath,
    body: z.strictObject({ title: Title, position: z.int().min(0).max(999) }).partial(),
    response: { 200: Resource },
  },
} as const satisfies Endpoint

export const removeResource = {
  method: 'DELETE',
  url: '/club-resources/:id',
  config: member,
  schema: { summary: 'Unpin a file or link.', params: IdPath, response: { 204: Nothing } },
} as const satisfies Endpoint
