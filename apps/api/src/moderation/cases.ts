import type { ReadCtx } from '@banter/tenants/context'
import { empty, sql } from '@banter/tenants/database'
import { z } from 'zod'
import { pageOf, readCursor, rowsFor } from '../http/cursor.ts'
import type { Media } from '../media/media.ts'
import { personOf } from '../people/person.ts'
import type { Case, Decision, Evidence, listReports, ReportCategory, SubjectType } from './contract.ts'
import { ownAmong } from './own-cases.ts'
import { choicesFor } from './removal.ts'
import { type Past, sanctionsOf } from './sanction-rows.ts'

type Query = z.output<typeof listReports.schema.querystring>

interface Row {
  id: string
  subjectType: SubjectType
  subjectId: string
  count: number
  evidence: Evidence
  state: 'open' | Decision
  note: string
  decidedAt: Date | null
  reports: {
    id: string
    category: ReportCategory
    text: string
    reporterId: string
    name: string
    avatarKey: string | null
    createdAt: string
  }[]
  open: number
}

const Key = z.tuple([z.uuid()])

/** What was reported, one line for each thing. Open ones come together; what was decided at one time stays together. */
export async function listCases(ctx: ReadCtx, media: Media, query: Query) {
  const rows = await ctx.sql<Row | { id: null; open: number }>(casesQuery(query))
  const listed = rows.filter((row): row is Row => row.id !== null)
  const known = await sanctionsOf(
    ctx,
    listed.map(({ evidence }) => evidence.author?.id ?? ''),
  )
  const own = await ownAmong(ctx, listed)
  const page = pageOf(
    listed,
    query.limit,
    ({ id }) => [id],
    (row) =>
      shown(media, row, { own: own.has(row.subjectId), past: known.get(row.evidence.author?.id ?? '') }),
  )
  return { ...page, open: rows[0]?.open ?? 0 }
}

export function casesQuery({ state, type, cursor, limit }: Query) {
  const after = readCursor(cursor, Key)
  const inState = state === 'open' ? sql`r.state = 'open'` : sql`r.state <> 'open'`
  return sql`
    select k.open, l.id, l.subject as "subjectType", l.subject_id as "subjectId", c.count, l.evidence, l.state, l.note,
           l.decided_at as "decidedAt", c.reports
      from (select count(distinct (subject, subject_id))::int as open from reports where state = 'open') k
      left join (
        select r.* from reports r
         where ${inState} ${type ? sql`and r.subject = ${type}` : empty} ${after ? sql`and r.id < ${after[0]}::uuid` : empty}
           and not exists (select from reports n where n.subject = r.subject and n.subject_id = r.subject_id and n.id > r.id
                              and (n.state = 'open') = (r.state = 'open') and n.decided_at is not distinct from r.decided_at)
         order by r.id desc limit ${rowsFor(limit)}) l on true
      left join lateral (
        select count(*)::int as count, (array_agg(json_build_object('id', s.id, 'category', s.category, 'text', s.text, 'reporterId', a.id,
                 'name', a.name, 'avatarKey', a.avatar_key, 'createdAt', s.created_at) order by s.id desc))[1:5] as reports
          from reports s join users a on a.school_id = s.school_id and a.id = s.reporter_id
         where s.subject = l.subject and s.subject_id = l.subject_id and (s.state = 'open') = (l.state = 'open')
           and s.decided_at is not distinct from l.decided_at) c on l.id is not null
     order by l.id desc`
}

interface About {
  /** The viewer's, or of a club that they lead. */
  own: boolean
  past: Past | undefined
}

function shown(media: Media, row: Row, { own, past }: About): Case {
  const { id, subjectType, subjectId, count, evidence, state, note, decidedAt } = row
  return {
    id,
    subjectType,
    subjectId,
    count,
    evidence,
    reports: row.reports.map(({ reporterId, name, avatarKey, createdAt, ...said }) => ({
      ...said,
      reporter: personOf(media, { id: reporterId, name, avatarKey }),
      createdAt: new Date(createdAt).toISOString(),
    })),
    choices: own ? [] : choicesFor(subjectType),
    sanctions: past?.sanctions ?? [],
    suspended: past?.suspended ?? false,
    decision: state === 'open' ? null : state,
    note,
    decidedAt: decidedAt?.toISOString() ?? null,
  }
}
