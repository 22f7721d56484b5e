import { noSuch } from './errors.ts'
import type { TimeRange } from './parameters.ts'
import { integer, text, timeRange } from './parameters.ts'

export const pageParameters = {
  limit: integer({ min: 1, max: 100 }),
  starting_after: text(),
  ending_before: text(),
  created: timeRange(),
}

interface PageQuery {
  limit?: number
  starting_after?: string
  ending_before?: string
  created?: TimeRange
}

interface Page<T> {
  object: 'list'
  data: T[]
  has_more: boolean
  url: string
}

/** One page of rows given newest first. */
export function page<T extends { id: string; created?: number }>(
  url: string,
  rows: T[],
  query: PageQuery,
): Page<T> {
  const limit = query.limit ?? 10
  const within = rows.filter((row) => inRange(row.created, query.created))
  if (query.ending_before !== undefined) {
    const before = within.slice(0, position(within, query.ending_before, 'ending_before'))
    return { object: 'list', data: before.slice(-limit), has_more: before.length > limit, url }
  }
  const after = query.starting_after
  const rest = after === undefined ? within : within.slice(position(within, after, 'starting_after') + 1)
  return { object: 'list', data: rest.slice(0, limit), has_more: rest.length > limit, url }
}

function position(rows: { id: string }[], id: string, param: string): number {
  const index = rows.findIndex((row) => row.id === id)
  if (index === -1) throw noSuch('object', id, param)
  return index
}

function inRange(created: number | undefined, range: TimeRange | undefined): boolean {
  if (!range || created === undefined) return true
  const { gt, gte, lt, lte } = range
  return (
    (gt === undefined || created > gt) &&
    (gte === undefined || created >= gte) &&
    (lt === undefined || created < lt) &&
    (lte === undefined || created <= lte)
  )
}
