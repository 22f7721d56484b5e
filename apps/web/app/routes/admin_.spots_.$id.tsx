import * as contract from '@banter/api/handoff/spots/contract'
import { api } from '../api.server.ts'
import { redirectWith } from '../flash.server.ts'
import { SPOT_LABELS, SpotForm } from '../handoff/spot-form.tsx'
import { readSpot, spotFields } from '../handoff/spot-input.server.ts'
import { refused } from '../refused.server.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'
import { type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { Card } from '../ui/card.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction = () => [{ title: 'Change a safe spot · Banter' }]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { items } = await api(request, context)(contract.listAllSpots)
  const spot = items.find(({ id }) => id === params.id)
  if (!spot) throw Response.json({ code: 'NOT_FOUND' }, { status: 404 })
  return { spot }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const form = await request.formData()
  const ask = api(request, context)
  const path = { params: { id: params.id! } }
  try {
    if (form.get('intent') === 'delete') {
      await ask(contract.deleteSpot, path)
      return await redirectWith(context, '/admin/spots', 'Deleted.')
    }
    await ask(contract.changeSpot, { ...path, body: readSpot(form) })
    return await redirectWith(context, '/admin/spots', 'Saved.')
  } catch (error) {
    const answer = refused(error, form)
    return { ...answer, data: { ...answer.data, fields: spotFields(answer.data.fields) } }
  }
}

export default function SpotPage() {
  const { spot } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  return (
    <MemberPage>
      <div className="max-w-2xl">
        <PageHeader title={spot.name} back={{ to: '/admin/spots', label: 'Safe spots' }}>
          What is agreed on already stays so.
        </PageHeader>
        <div className="grid gap-5">
          <FormErrors refusal={refusal} labels={SPOT_LABELS} />
          <Card>
            <SpotForm spot={spot} refusal={refusal} />
          </Card>
          <div>
            <Confirm
              label="Delete"
              question={`Delete ${spot.name}?`}
              detail="Only a spot that nobody has met at can be deleted. Otherwise switch it off."
              deed="Delete"
              intent="delete"
              danger
            />
          </div>
        </div>
      </div>
    </MemberPage>
  )
}
