import { getSlots, putSlots } from '@banter/api/handoff/slots/contract'
import { listSpots } from '@banter/api/handoff/spots/contract'
import { IconMapPin } from '@tabler/icons-react'
import { api } from '../api.server.ts'
import { zoneWords } from '../events/words.ts'
import { redirectWith } from '../flash.server.ts'
import { fieldsOfLines, readSlots } from '../handoff/slot-rows.server.ts'
import { SlotsForm } from '../handoff/slots-form.tsx'
import { SpotList } from '../handoff/spot-list.tsx'
import { refused } from '../refused.server.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'
import { type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction = () => [{ title: 'When you can meet · Banter' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ask = api(request, context)
  const [slots, spots] = await Promise.all([ask(getSlots), ask(listSpots)])
  return { slots: slots.items, spots: spots.items, timeZone: slots.timeZone }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const said = readSlots(form)
  try {
    await api(request, context)(putSlots, { body: { slots: said.map(({ slot }) => slot) } })
  } catch (error) {
    const answer = refused(error, form)
    const fields = fieldsOfLines(
      answer.data.fields,
      said.map(({ line }) => line),
    )
    return { ...answer, data: { ...answer.data, fields } }
  }
  return await redirectWith(context, '/handoff-times', 'Saved. Your buyers can choose one of these times.')
}

export default function HandoffTimesPage() {
  const { slots, spots, timeZone } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  return (
    <MemberPage>
      <div className="max-w-3xl">
        <PageHeader title="When you can meet" back={{ to: '/sales', label: 'Sales' }}>
          Your week at the safe spots, on the campus clock ({zoneWords(timeZone)}). Buyers take a free time of
          the next ten days, half an hour each.
        </PageHeader>
        <div className="grid gap-5">
          <FormErrors refusal={refusal} />
          {spots.length === 0 ? (
            <Card>
              <EmptyState icon={<IconMapPin aria-hidden />} title="Your school has no safe spots yet">
                Until it has, agree on a place and a time in each order.
              </EmptyState>
            </Card>
          ) : (
            <>
              <Card title="Your times">
                <SlotsForm
                  key={slots.map(({ id }) => id).join()}
                  slots={slots}
                  spots={spots}
                  refusal={refusal}
                />
              </Card>
              <Card title="Safe spots">
                <SpotList spots={spots} />
              </Card>
            </>
          )}
        </div>
      </div>
    </MemberPage>
  )
}
