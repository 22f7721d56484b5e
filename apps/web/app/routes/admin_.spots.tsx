import * as contract from '@banter/api/handoff/spots/contract'
import { IconMapPin } from '@tabler/icons-react'
import { api } from '../api.server.ts'
import { redirectWith } from '../flash.server.ts'
import { SPOT_LABELS, SpotForm } from '../handoff/spot-form.tsx'
import { readSpot, spotFields } from '../handoff/spot-input.server.ts'
import { SpotRow } from '../handoff/spot-row.tsx'
import { refused } from '../refused.server.ts'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '../router.server.ts'
import { type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { MemberPage, useViewer } from '../shell/member-page.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction = () => [{ title: 'Safe spots · Banter' }]

export const loader = ({ request, context }: LoaderFunctionArgs) =>
  api(request, context)(contract.listAllSpots)

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const ask = api(request, context)
  const change = changes[String(form.get('intent'))]
  try {
    if (change) {
      const body = change(Number(form.get('position')))
      await ask(contract.changeSpot, { params: { id: String(form.get('spot')) }, body })
      return redirect('/admin/spots')
    }
    await ask(contract.addSpot, { body: readSpot(form) })
    return await redirectWith(context, '/admin/spots', 'Added. Students can choose it now.')
  } catch (error) {
    const answer = refused(error, form)
    return { ...answer, data: { ...answer.data, fields: spotFields(answer.data.fields) } }
  }
}

const changes: Record<string, (position: number) => { active?: boolean; position?: number }> = {
  on: () => ({ active: true }),
  off: () => ({ active: false }),
  up: (position) => ({ position: position - 1 }),
  down: (position) => ({ position: position + 1 }),
}

export default function SpotsPage() {
  const { items } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const mayChange = useViewer()?.user.role === 'admin'
  return (
    <MemberPage>
      <div className="max-w-3xl">
        <PageHeader title="Safe spots" back={{ to: '/admin', label: 'Admin' }}>
          Where things change hands safely: students choose one of these for their orders.
        </PageHeader>
        <div className="grid gap-5">
          <FormErrors refusal={refusal} labels={SPOT_LABELS} />
          <Card flush>
            {items.length === 0 && (
              <EmptyState icon={<IconMapPin aria-hidden />} title="No safe spots yet">
                A library lobby, the student centre, the lobby of the campus police: busy, staffed, easy to
                reach.
              </EmptyState>
            )}
            {items.length > 0 && (
              <ol aria-label="Safe spots" className="divide-y divide-line">
                {items.map((spot, position) => (
                  <SpotRow
                    key={spot.id}
                    spot={spot}
                    position={position}
                    last={position === items.length - 1}
                    mayChange={mayChange}
                  />
                ))}
              </ol>
            )}
          </Card>
          {mayChange && (
            <Card title="Add a spot">
              <SpotForm key={items.length} refusal={refusal} />
            </Card>
          )}
        </div>
      </div>
    </MemberPage>
  )
}
