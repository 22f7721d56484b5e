import { checkInByLink, undoByLink } from '@banter/api/events/door-links/contract'
import { newId } from '@banter/api/http/contract'
import { api } from '../../api.server.ts'
import { refused } from '../../refused.server.ts'
import { type ActionFunctionArgs, data } from '../../router.server.ts'
import { settleNotes } from '../door/door.server.ts'
import { NAMELESS, type Note, type Said, type Settled } from '../door/notes.ts'
import { heldToken, listByLink } from './held-link.server.ts'

/** Takes what a helper's device noted. */
export async function takeHelperNotes({ request, context, params }: ActionFunctionArgs): Promise<Response> {
  const [ask, id] = [api(request, context), params.id!]
  const token = heldToken(request, id)
  return await settleNotes(request, {
    take: (batch) => takeBatch(ask, { id, token }, batch),
    list: () => listByLink({ request, context }, id),
  })
}

type Ask = ReturnType<typeof api>
interface Held {
  id: string
  token: string
}

async function takeBatch(ask: Ask, { id, token }: Held, batch: Note[]): Promise<Settled[]> {
  const [first] = batch
  if (first?.kind === 'out') {
    if (first.code) await ask(undoByLink, { params: { id }, body: { token, code: first.code } })
    return []
  }
  const items = batch.flatMap(({ id: noteId, code, at }) => (code ? [{ id: noteId, code, at }] : []))
  if (items.length === 0) return []
  const taken = await ask(checkInByLink, { params: { id }, body: { token, items } })
  return taken.items.map(({ hash, name, ...item }) => ({
    ...item,
    person: hash === null ? null : { id: hash, name: name ?? NAMELESS },
  }))
}

/** The same as a plain form: one code that was typed. */
export async function actByLink({ request, context, params }: ActionFunctionArgs) {
  const form = await request.formData()
  const [ask, id] = [api(request, context), params.id!]
  const held = { id, token: heldToken(request, id) }
  try {
    if (form.get('intent') === 'undo') {
      const note = { id: newId(), kind: 'out' as const, code: String(form.get('person') ?? ''), at: '' }
      await takeBatch(ask, held, [note])
      return answer({ kind: 'out', name: String(form.get('name') ?? '') })
    }
    const code = String(form.get('shown') ?? '').replaceAll(/\s+/g, '')
    const note = { id: newId(), kind: 'in' as const, code, at: new Date().toISOString() }
    const [settled] = await takeBatch(ask, held, [note])
    return answer(settled ? saidOf(settled, code) : { kind: 'no_code' })
  } catch (error) {
    const { data: refusal, init } = refused(error, form)
    return data({ said: null, refusal }, init ?? undefined)
  }
}

/** The code stands for the person: it is what the way back is asked for with. */
function saidOf({ result, person, guests, checkedInAt }: Settled, code: string): Said {
  const name = person?.name ?? 'This code'
  if (result === 'checked_in') return { kind: 'in', name, guests, userId: code, undoable: true }
  if (result === 'already' && checkedInAt) return { kind: 'already', name, at: checkedInAt, userId: code }
  return { kind: 'refused', name, result }
}

const answer = (said: Said) => data({ said, refusal: undefined })
