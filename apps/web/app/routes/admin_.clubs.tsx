import { appoint, listFrozenClubs } from '@banter/api/clubs/succession/contract'
import { IconShieldCheck } from '@tabler/icons-react'
import { api } from '../api.server.ts'
import { ClubLogo } from '../clubs/club-art.tsx'
import { findMembers, findPeople } from '../clubs/manage/find-people.server.ts'
import type { Found } from '../clubs/manage/found.ts'
import { PersonPicker } from '../clubs/manage/person-picker.tsx'
import { dayOf, people } from '../clubs/words.ts'
import { redirectWith } from '../flash.server.ts'
import { invalid, refused } from '../refused.server.ts'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '../router.server.ts'
import { Form, Link, type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FormErrors, type FormRefusal } from '../ui/form-errors.tsx'
import { LoadMore } from '../ui/load-more.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'

export const meta: MetaFunction = () => [{ title: 'Clubs without leaders · Banter' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ask = api(request, context)
  const cursor = new URL(request.url).searchParams.get('cursor') ?? undefined
  const { items, nextCursor } = await ask(listFrozenClubs, { querystring: { cursor, limit: 10 } })
  const clubs = await Promise.all(
    items.map(async (club) => ({ ...club, members: await findMembers(ask, club.id, '') })),
  )
  return { clubs, nextCursor }
}

type Refused = FormRefusal & { found?: Found[] }

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const ask = api(request, context)
  const id = String(form.get('club'))
  const userId = String(form.get('person') ?? '')
  try {
    if (!userId) {
      const found = await findPeople(ask, String(form.get('personName') ?? ''))
      const { data: refusal } = invalid(
        { person: 'Choose whom you mean.' },
        form,
        'Choose who is to lead it.',
      )
      return data<Refused>({ ...refusal, found }, { status: 422 })
    }
    const club = await ask(appoint, { params: { id }, body: { userId } })
    return await redirectWith(context, '/admin/clubs', `${club.name} is led again.`)
  } catch (error) {
    return refused(error, form)
  }
}

export default function FrozenClubsPage() {
  const { clubs, nextCursor } = useLoaderData<typeof loader>()
  const refusal = useActionData<Refused>()
  return (
    <MemberPage>
      <PageHeader title="Clubs without leaders" back={{ to: '/admin', label: 'Admin' }}>
        Nobody leads them, so they can only be read. Appoint somebody, and they go on as they were.
      </PageHeader>
      <div className="grid max-w-3xl grid-cols-1 gap-4">
        {clubs.length === 0 && (
          <Card>
            <EmptyState icon={<IconShieldCheck aria-hidden />} title="Every club is led">
              When the last officer of a club is gone, it stands here.
            </EmptyState>
          </Card>
        )}
        {clubs.map((club) => {
          const mine = refusal?.values.club === club.id ? refusal : undefined
          return (
            <Card key={club.id}>
              <Form method="post" className="grid gap-4">
                <div className="flex items-center gap-3">
                  <ClubLogo club={club} />
                  <p className="min-w-0">
                    <Link to={`/clubs/${club.slug}`} className="font-semibold hover:underline">
                      {club.name}
                    </Link>
                    <span className="block text-[0.8125rem] text-muted">
                      {people(club.memberCount)}
                      {club.frozenAt && ` · frozen since ${dayOf(club.frozenAt)}`}
                    </span>
                  </p>
                </div>
                <FormErrors refusal={mine} />
                <input type="hidden" name="club" value={club.id} />
                <PersonPicker
                  key={mine?.found?.map((one) => one.id).join()}
                  name="person"
                  label="President from now on"
                  hint="One of its members, or anybody at the school."
                  typed={mine?.values.personName}
                  found={mine?.found ?? club.members}
                  source="/clubs/people"
                />
                <div className="flex justify-end">
                  <SubmitButton>Appoint</SubmitButton>
                </div>
              </Form>
            </Card>
          )
        })}
        <LoadMore nextCursor={nextCursor} />
      </div>
    </MemberPage>
  )
}
