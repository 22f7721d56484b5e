import { ApiError } from '@banter/api/client'
import { openSchool } from '@banter/api/schools/contract'
import type { z } from 'zod'
import { api } from '../api.server.ts'
import { redirectWith } from '../flash.server.ts'
import { refused } from '../refused.server.ts'
import type { ActionFunctionArgs } from '../router.server.ts'
import { type OpeningField, readDomains } from './onboarding.ts'

type Plan = z.input<typeof openSchool.schema.body>['plan']

/** Opens a school and goes to its page. Sent twice, it leads to the same school. */
export async function openFromForm({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const text = (name: OpeningField) => String(form.get(name) ?? '').trim()
  const emailDomains = readDomains(text('emailDomains'))
  try {
    const school = await api(request, context)(openSchool, {
      body: {
        name: text('name'),
        slug: text('slug'),
        desc: text('desc'),
        city: text('city'),
        state: text('state'),
        country: text('country'),
        // The API checks the plan; this only says so to the compiler.
        plan: text('plan') as Plan,
        emailDomains,
        adminEmail: text('adminEmail'),
      },
    })
    const said = `${school.name} is open. An invitation is on its way to ${text('adminEmail')}.`
    return await redirectWith(context, `/schools/${school.id}`, said)
  } catch (error) {
    return refused(error instanceof ApiError ? atFields(error, emailDomains) : error, form)
  }
}

const FIELD_OF: Partial<Record<string, OpeningField>> = {
  SLUG_TAKEN: 'slug',
  SLUG_NOT_USABLE: 'slug',
  DOMAIN_TAKEN: 'emailDomains',
  OPENED_FOR_ANOTHER_ADMIN: 'adminEmail',
}

/** Brings what the API says to the fields of this form: one box holds all domains, and some codes are about one field. */
function atFields(error: ApiError, domains: string[]): ApiError {
  const fields: Record<string, string> = {}
  for (const [path, problem] of Object.entries(error.fields ?? {})) {
    const [name = path, at] = path.split('.')
    fields[name] ??= at === undefined ? problem : `${domains[Number(at)] ?? 'One'}: ${problem}`
  }
  const about = FIELD_OF[error.code]
  if (about) fields[about] ??= error.message
  return new ApiError(error.status, { code: error.code, detail: error.message, fields }, error.retryAfter)
}
