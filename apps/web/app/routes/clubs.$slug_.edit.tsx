import { getClub, updateClub } from '@banter/api/clubs/contract'
import { api } from '../api.server.ts'
import { ClubForm } from '../clubs/manage/club-form.tsx'
import { asFields, readClub } from '../clubs/manage/club-input.server.ts'
import { ManagePage } from '../clubs/manage/manage-page.tsx'
import { redirectWith } from '../flash.server.ts'
import { refused } from '../refused.server.ts'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '../router.server.ts'
import { type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { Card } from '../ui/card.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Settings of ${data?.club.name ?? 'the club'} · Banter` },
]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const club = await api(request, context)(getClub, { params: { id: params.slug! } })
  if (!club.may.includes('edit')) throw redirect(`/clubs/${club.slug}`)
  return { club }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const form = await request.formData()
  const { club, logo, cover, refusal } = readClub(form)
  if (refusal) return refusal
  const term = String(form.get('term') ?? '')
  try {
    const changed = await api(request, context)(updateClub, {
      params: { id: params.slug! },
      body: {
        ...club,
        termEndsAt: term ? new Date(`${term}T23:59:59Z`).toISOString() : null,
        ...(logo && { logo: logo[0] ?? null }),
        ...(cover && { cover: cover[0] ?? null }),
      },
    })
    return await redirectWith(context, `/clubs/${changed.slug}`, 'Saved.')
  } catch (error) {
    const answer = refused(error, form)
    answer.data.fields = asFields(answer.data.fields)
    return answer
  }
}

export default function EditClubPage() {
  const { club } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  return (
    <ManagePage club={club} title="Settings">
      <ClubForm club={club} refusal={refusal} deed="Save" cancelTo={`/clubs/${club.slug}`}>
        <Card title="Terms">
          <Field
            name="term"
            label="Offices end on"
            optional
            hint="Whoever takes an office from now on has it until then. They are reminded 30 days before."
          >
            {(control) => (
              <Input
                {...control}
                type="date"
                className="max-w-48"
                defaultValue={refusal?.values.term ?? club.termEndsAt?.slice(0, 10)}
              />
            )}
          </Field>
        </Card>
      </ClubForm>
    </ManagePage>
  )
}
