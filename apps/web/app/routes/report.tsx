import { newId } from '@banter/api/http/contract'
import * as contract from '@banter/api/moderation/contract'
import { api, safeNext } from '../api.server.ts'
import { redirectWith } from '../flash.server.ts'
import { EvidenceQuote } from '../moderation/evidence.tsx'
import { CATEGORIES, readSubject, SUBJECT_NAMES } from '../moderation/words.ts'
import { invalid, refused } from '../refused.server.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'
import { Form, type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { Card } from '../ui/card.tsx'
import { Field } from '../ui/field.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { RadioCards } from '../ui/radio-cards.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'
import { Textarea } from '../ui/textarea.tsx'

export const meta: MetaFunction = () => [{ title: 'Report · Banter' }]

/** @throws a 404 page for what is not there, or not to be seen */
function subjectOf(request: Request) {
  const subject = readSubject(new URL(request.url).searchParams.get('subject'))
  if (!subject)
    throw Response.json({ code: 'NOT_FOUND', detail: 'There is nothing here to report.' }, { status: 404 })
  return subject
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { type, id } = subjectOf(request)
  const evidence = await api(request, context)(contract.getReportSubject, {
    params: { id },
    querystring: { type },
  })
  return { type, evidence, from: safeNext(new URL(request.url).searchParams.get('from')), reportId: newId() }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { type, id } = subjectOf(request)
  const form = await request.formData()
  const category = contract.ReportCategory.safeParse(form.get('category'))
  if (!category.success) return invalid({ category: 'Please say what is wrong.' }, form)
  const body = {
    subjectType: type,
    subjectId: id,
    category: category.data,
    text: String(form.get('text') ?? ''),
  }
  try {
    await api(request, context)(contract.createReport, {
      body: { ...body, id: String(form.get('reportId')) },
    })
  } catch (error) {
    return refused(error, form)
  }
  const from = safeNext(new URL(request.url).searchParams.get('from'))
  return await redirectWith(context, from, 'Thank you. The moderators of your school will look at it.')
}

const options = Object.entries(CATEGORIES).map(([value, { name, means }]) => ({
  value,
  title: name,
  detail: means,
}))

export default function ReportPage() {
  const { type, evidence, from, reportId } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  return (
    <MemberPage>
      <div className="max-w-xl">
        <PageHeader title={`Report this ${SUBJECT_NAMES[type]}`} back={{ to: from, label: 'Back' }}>
          Whom it is about does not learn that it was you.
        </PageHeader>
        <Card>
          <Form method="post" className="grid gap-5">
            <FormErrors refusal={refusal} labels={{ category: 'What is wrong', text: 'More' }} />
            <input type="hidden" name="reportId" value={refusal?.values.reportId ?? reportId} />
            <EvidenceQuote evidence={evidence} />
            <RadioCards
              name="category"
              legend="What is wrong with it?"
              options={options}
              defaultValue={refusal?.values.category}
              required
            />
            <Field name="text" label="What should the moderators know?" optional error={refusal?.fields.text}>
              {(control) => <Textarea {...control} maxLength={1_000} defaultValue={refusal?.values.text} />}
            </Field>
            <div className="flex flex-wrap gap-2">
              <SubmitButton variant="danger">Send the report</SubmitButton>
              <LinkButton to={from}>Cancel</LinkButton>
            </div>
          </Form>
        </Card>
      </div>
    </MemberPage>
  )
}
