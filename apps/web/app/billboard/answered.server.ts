import { ApiError } from '@banter/api/client'
import { newId } from '@banter/api/http/contract'
import { api, type PageProblem, safeNext } from '../api.server.ts'
import { redirectWith } from '../flash.server.ts'
import { refused } from '../refused.server.ts'
import { type ActionFunctionArgs, redirect } from '../router.server.ts'
import type { FormRefusal } from '../ui/form-errors.tsx'

export type Ask = ReturnType<typeof api>

interface Outcome<Done> {
  done: Done
  /** What a plain form is told on the page that follows, and which that is when not the one before. */
  said?: string
  to?: string
}

const wantsJson = (request: Request) => request.headers.get('accept')?.startsWith('application/json') ?? false

/**
 * One deed for both kinds of visitors: a script gets what came of it as JSON and stays where it is, a plain form is
 * led back to where it was sent from, with a word on what happened.
 */
export async function answered<Done>(
  { request, context }: ActionFunctionArgs,
  deed: (ask: Ask, form: FormData) => Promise<Outcome<Done>>,
): Promise<Response> {
  const form = await request.formData()
  try {
    const { done, said, to } = await deed(api(request, context), form)
    if (wantsJson(request)) return Response.json({ done, nextId: newId() })
    const back = to ?? backTo(form)
    return said ? await redirectWith(context, back, said) : redirect(back)
  } catch (error) {
    const why = await refusalOf(error, form)
    if (!why) throw error
    if (wantsJson(request)) return Response.json({ refused: why.refusal }, { status: why.status })
    if (why.status === 401) throw error
    return await redirectWith(context, backTo(form), why.refusal.message, 'danger')
  }
}

/** The page a form was on, and on it the post or comment that it was about. */
function backTo(form: FormData): string {
  const at = form.get('at')
  return safeNext(form.get('back')) + (typeof at === 'string' && /^[\w-]{1,64}$/.test(at) ? `#${at}` : '')
}

async function refusalOf(
  error: unknown,
  form: FormData,
): Promise<{ refusal: FormRefusal; status: number } | null> {
  if (error instanceof ApiError) {
    const { data, init } = refused(error, form)
    return { refusal: data, status: init?.status ?? 500 }
  }
  if (!(error instanceof Response)) return null
  if (error.status < 400)
    return { refusal: plain('SIGNED_OUT', 'Your session has ended. Please sign in again.'), status: 401 }
  const { code, detail } = (await error.clone().json()) as PageProblem
  const gone = error.status === 404
  return { refusal: plain(code, gone ? 'It is no longer there.' : detail), status: error.status }
}

const plain = (code: string, message: string): FormRefusal => ({ code, message, fields: {}, values: {} })
