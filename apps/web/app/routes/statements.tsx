import { getStatement, listStatements } from '@banter/api/orders/statements/contract'
import { IconFileDownload, IconReport } from '@tabler/icons-react'
import { api } from '../api.server.ts'
import { periodName, periodsOf } from '../orders/periods.ts'
import { SalesTotals, StatementTable } from '../orders/statement-table.tsx'
import type { LoaderFunctionArgs } from '../router.server.ts'
import { Form, type MetaFunction, useLoaderData, useSubmit } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { Button } from '../ui/button.tsx'
import { buttonClasses } from '../ui/button-look.ts'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Field } from '../ui/field.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Select } from '../ui/select.tsx'

export const meta: MetaFunction = () => [{ title: 'Statements · Banter' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ask = api(request, context)
  const periods = periodsOf((await ask(listStatements)).months)
  const wanted = new URL(request.url).searchParams.get('period')
  const period = periods.find((known) => known === wanted) ?? periods[0]
  const statement = period ? await ask(getStatement, { params: { period } }) : null
  return { periods, statement }
}

export default function StatementsPage() {
  const { periods, statement } = useLoaderData<typeof loader>()
  return (
    <MemberPage>
      <PageHeader title="Statements" back={{ to: '/sales', label: 'Sales' }}>
        What moved in your wallet, month by month. Days are those of UTC.
      </PageHeader>
      {statement ? (
        <div className="grid gap-6">
          <div className="flex flex-wrap items-end gap-2">
            <Choice periods={periods} period={statement.period} />
            <a href={`/statements/${statement.period}/statement.csv`} download className={buttonClasses({})}>
              <IconFileDownload aria-hidden className="size-4" />
              Download as CSV
            </a>
          </div>
          <SalesTotals statement={statement} />
          <StatementTable lines={statement.lines} />
        </div>
      ) : (
        <Card flush>
          <EmptyState
            icon={<IconReport aria-hidden />}
            title="Nothing has moved yet"
            action={
              <LinkButton to="/sell" variant="primary">
                Sell something
              </LinkButton>
            }
          >
            With your first sale or purchase there is a statement for each month.
          </EmptyState>
        </Card>
      )}
    </MemberPage>
  )
}

function Choice({ periods, period }: { periods: string[]; period: string }) {
  const submit = useSubmit()
  return (
    <Form method="get" className="flex items-end gap-2" onChange={(event) => submit(event.currentTarget)}>
      <Field name="period" label="Period" className="w-48">
        {(control) => (
          <Select
            {...control}
            key={period}
            defaultValue={period}
            options={periods.map((value) => ({ value, label: periodName(value) }))}
          />
        )}
      </Field>
      <noscript>
        <Button type="submit">Show</Button>
      </noscript>
    </Form>
  )
}
