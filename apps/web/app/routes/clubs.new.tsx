import { createClub } from '@banter/api/clubs/contract'
import { newId } from '@banter/api/http/contract'
import { api, signInPath } from '../api.server.ts'
import { ClubForm } from '../clubs/manage/club-form.tsx'
import { asFields, readClub } from '../clubs/manage/club-input.server.ts'
import { findPeople } from '../clubs/manage/find-people.server.ts'
import type { Found } from '../clubs/manage/found.ts'
import { PersonPicker } from '../clubs/manage/person-picker.tsx'
import { redirectWith } from '../flash.server.ts'
import { invalid, refused } from '../refused.server.ts'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '../router.server.ts'
import { type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { Card } from '../ui/card.tsx'
import type { FormRefusal } from '../ui/form-errors.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction = () => [{ title: 'Start a club · Banter' }]

export function loader({ request, context }: LoaderFunctionArgs) {
  if (!context.accessToken) throw redirect(signInPath(request))
  return { id: newId() }
}

type Refused = FormRefusal & { found?: Found[] }

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const ask = api(request, context)
  const { club, logo, cover, refusal } = readClub(form)
  if (refusal) return refusal
  const secondOfficer = String(form.get('secondOfficer') ?? '')
  if (!secondOfficer) return await whoIsMeant(ask, form)
  try {
    const body = { id: String(form.get('id') ?? '') || undefined, secondOfficer, ...club }
    const pictures = { ...(logo?.[0] && { logo: logo[0] }), ...(cover?.[0] && { cover: cover[0] }) }
    const made = await ask(createClub, { body: { ...body, ...pictures } })
    return await redirectWith(
      context,
      `/clubs/${made.slug}`,
      'Your club is there. The second officer is invited.',
    )
  } catch (error) {
    const answer = refused(error, form)
    answer.data.fields = asFields(answer.data.fields)
    return answer
  }
}

/** As a plain form: the name is looked up, and the form comes back with whom it may mean. */
async function whoIsMeant(ask: ReturnType<typeof api>, form: FormData) {
  const name = String(form.get('secondOfficerName') ?? '')
  const found = await findPeople(ask, name)
  const words = found.length > 0 ? 'Choose whom you mean.' : 'Name somebody who will lead it with you.'
  const { data: refusal } = invalid({ secondOfficer: words }, form, 'A club needs a second officer.')
  return data<Refused>({ ...refusal, found }, { status: 422 })
}

export default function NewClubPage() {
  const { id } = useLoaderData<typeof loader>()
  const refusal = useActionData<Refused>()
  return (
    <MemberPage>
      <PageHeader title="Start a club" back={{ to: '/clubs', label: 'Clubs' }}>
        It is yours at once. A second officer keeps it alive when you are gone.
      </PageHeader>
      <ClubForm
        id={refusal && refusal.code !== 'ID_TAKEN' ? refusal.values.id : id}
        refusal={refusal}
        deed="Start the club"
        cancelTo="/clubs"
      >
        <Card title="Who leads it with you?">
          <PersonPicker
            key={refusal?.found?.map((one) => one.id).join()}
            name="secondOfficer"
            label="Second officer"
            hint="They are invited when the club is made. Until they accept, you lead it alone."
            error={refusal?.fields.secondOfficer}
            typed={refusal?.values.secondOfficerName}
            found={refusal?.found}
            chosen={refusal?.values.secondOfficer}
            source="/clubs/people"
            required
          />
        </Card>
      </ClubForm>
    </MemberPage>
  )
}
