import { newId } from '@banter/api/http/contract'
import * as contract from '@banter/api/moderation/contract'
import { api, safeNext } from '../api.server.ts'
import { redirectWith } from '../flash.server.ts'
import { invalid, refused } from '../refused.server.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'
import { readSubject, THANKS } from './words.ts'

/** @throws a 404 page for what is not there, or not to be seen */
function subjectOf(request: Request) {
  const subject = readSubject(new URL(request.url).searchParams.get('subject'))
  if (!subject)
    throw Response.json({ code: 'NOT_FOUND', detail: 'There is nothing here to report.' }, { status: 404 })
  return subject
}

export async function loadReport({ request, context }: LoaderFunctionArgs) {
  const { type, id } = subjectOf(request)
  const query = new URL(request.url).searchParams
  const shared = { type, from: safeNext(query.get('from')), reportId: newId() }
  try {
    const asked = { params: { id }, querystring: { type } }
    return { ...shared, evidence: await api(request, context)(contract.getReportSubject, asked) }
  } catch (error) {
    // A dialog says so itself: the page around it is still there.
    if (query.has('inPlace') && error instanceof Response && error.status === 404)
      return { ...shared, evidence: null }
    throw error
  }
}

/** As a page it goes back to where one came from and says thanks there; in place the dialog does. */
export async function sendReport({ request, context }: ActionFunctionArgs) {
  const { type, id } = subjectOf(request)
  const form = await request.formData()
  const category = contract.ReportCategory.safeParse(form.get('category'))
  if (!category.success) return invalid({ category: 'Please say what is wrong.' }, form)
  const body = {
    id: String(form.get('reportId')),
    subjectType: type,
    subjectId: id,
    category: category.data,
    text: String(form.get('text') ?? ''),
  }
  try {
    await api(request, context)(contract.createReport, { body })
  } catch (error) {
    return refused(error, form)
  }
  const query = new URL(request.url).searchParams
  if (query.has('inPlace')) return null
  return await redirectWith(context, safeNext(query.get('from')), THANKS)
}
