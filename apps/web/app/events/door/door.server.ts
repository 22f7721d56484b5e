import { checkIn, getManifest, sendCheckIns, undoCheckIn } from '@banter/api/events/door/contract'
import { z } from 'zod'
import { api } from '../../api.server.ts'
import { refused } from '../../refused.server.ts'
import { type ActionFunctionArgs, data } from '../../router.server.ts'
import type { Listed, Note, Said, Settled } from './notes.ts'

/** What a device sends: by ids where it has the list, by codes where it holds a link. */
const Notes = z.object({
  notes: z
    .array(
      z.object({
        id: z.uuid(),
        kind: z.enum(['in', 'out']),
        userId: z.string().max(100).optional(),
        code: z.string().max(100).optional(),
        at: z.iso.datetime(),
      }),
    )
    .max(2_000),
})
const MOST = 200

type Ask = ReturnType<typeof api>

/** Takes what a device noted, in the order in which it happened, and answers with the list as it is then. */
export async function takeNotes({ request, context, params }: ActionFunctionArgs): Promise<Response> {
  const ask = api(request, context)
  const id = params.id!
  return await settleNotes(request, {
    take: (batch) => takeBatch(ask, id, batch),
    list: () => ask(getManifest, { params: { id } }),
  })
}

interface Taking {
  take: (batch: Note[]) => Promise<Settled[]>
  list: () => Promise<Listed>
}

/** One batch after the other; what was not taken is sent again. */
export async function settleNotes(request: Request, { take, list }: Taking): Promise<Response> {
  const read = Notes.safeParse(await request.json().catch(() => null))
  if (!read.success) return Response.json({ refused: true }, { status: 422 })
  try {
    const items: Settled[] = []
    for (const batch of batchesOf(read.data.notes)) items.push(...(await take(batch)))
    const { entries, madeAt } = await list()
    return Response.json({ items, entries, madeAt })
  } catch (error) {
    if (error instanceof Response) return error
    const { data: refusal, init } = refused(error)
    return Response.json(refusal, init ?? {})
  }
}

/** People who came in a row go together; who is taken out again breaks the row, so that nothing changes places. */
export function batchesOf(notes: Note[]): Note[][] {
  const batches: Note[][] = []
  for (const note of notes) {
    const last = batches.at(-1)
    if (last && note.kind === 'in' && last[0]?.kind === 'in' && last.length < MOST) last.push(note)
    else batches.push([note])
  }
  return batches
}

async function takeBatch(ask: Ask, id: string, batch: Note[]): Promise<Settled[]> {
  const [first] = batch
  if (first?.kind === 'out') {
    if (first.userId) await ask(undoCheckIn, { params: { id, userId: first.userId } })
    return []
  }
  const sent = batch.map(({ id: noteId, userId, code = '', at }) =>
    userId ? { id: noteId, at, userId } : { id: noteId, at, code },
  )
  return (await ask(sendCheckIns, { params: { id }, body: { items: sent } })).items
}

/** The door as a plain form: by the code that was typed, or from the list. */
export async function actAtDoor({ request, context, params }: ActionFunctionArgs) {
  const form = await request.formData()
  const ask = api(request, context)
  const [id, userId] = [params.id!, String(form.get('person') ?? '')]
  try {
    if (form.get('intent') === 'undo') {
      await ask(undoCheckIn, { params: { id, userId } })
      return answer({ kind: 'out', name: String(form.get('name') ?? '') })
    }
    const code = String(form.get('shown') ?? '').replaceAll(/\s+/g, '')
    const shown = await ask(checkIn, { params: { id }, body: userId ? { userId } : { code } })
    const { person, guests, alreadyAt } = shown
    const said: Said = alreadyAt
      ? { kind: 'already', name: person.name, at: alreadyAt, userId: person.id }
      : { kind: 'in', name: person.name, guests, userId: person.id, undoable: true }
    return answer(said)
  } catch (error) {
    const { data: refusal, init } = refused(error, form)
    return data({ said: null, refusal }, init ?? undefined)
  }
}

const answer = (said: Said) => data({ said, refusal: undefined })
