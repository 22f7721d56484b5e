import { loadReport, sendReport } from '../moderation/report.server.ts'
import { ReportFields } from '../moderation/report-fields.tsx'
import { ANONYMOUS, SUBJECT_NAMES } from '../moderation/words.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'
import { Form, type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { Card } from '../ui/card.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'

export const meta: MetaFunction = () => [{ title: 'Report · Banter' }]

export const loader = (args: LoaderFunctionArgs) => loadReport(args)
export const action = (args: ActionFunctionArgs) => sendReport(args)

export default function ReportPage() {
  const { type, evidence, from, reportId } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>() ?? undefined
  return (
    <MemberPage>
      <div className="max-w-xl">
        <PageHeader title={`Report this ${SUBJECT_NAMES[type]}`} back={{ to: from, label: 'Back' }}>
          {ANONYMOUS}
        </PageHeader>
        <Card>
          {evidence && (
            <Form method="post" className="grid gap-5">
              <ReportFields evidence={evidence} reportId={reportId} refusal={refusal} />
              <div className="flex flex-wrap gap-2">
                <SubmitButton variant="danger">Send the report</SubmitButton>
                <LinkButton to={from}>Cancel</LinkButton>
              </div>
            </Form>
          )}
        </Card>
      </div>
    </MemberPage>
  )
}
