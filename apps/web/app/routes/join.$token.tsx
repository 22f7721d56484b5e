import { joinByLink, openInviteLink } from '@banter/api/clubs/invite-links/contract'
import { IconUsersGroup } from '@tabler/icons-react'
import { api } from '../api.server.ts'
import { ClubCover, ClubLogo } from '../clubs/club-art.tsx'
import { dayOf, people } from '../clubs/words.ts'
import { redirectWith } from '../flash.server.ts'
import { refused } from '../refused.server.ts'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '../router.server.ts'
import { Form, type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.invited ? `Join ${data.invited.club.name}` : 'Invitation'} · Banter` },
  { name: 'robots', content: 'noindex' },
]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  try {
    const invited = await api(request, context)(openInviteLink, { params: { token: params.token! } })
    if (invited.club.mine.role) throw redirect(`/clubs/${invited.club.slug}`)
    return { invited }
  } catch (error) {
    if (error instanceof Response && error.status === 404) return { invited: null }
    throw error
  }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  try {
    const { slug } = await api(request, context)(joinByLink, { params: { token: params.token! } })
    return await redirectWith(context, `/clubs/${slug}`, 'Welcome! You are in.')
  } catch (error) {
    if (error instanceof Response && error.status === 404) return redirect(`/join/${params.token}`)
    return refused(error)
  }
}

export default function JoinPage() {
  const { invited } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  if (!invited) return <Over />
  const { club, about, invitedBy, expiresAt } = invited
  return (
    <MemberPage>
      <div className="mx-auto grid max-w-lg gap-4">
        <FormErrors refusal={refusal} />
        <article className="overflow-hidden rounded-lg border border-line bg-surface shadow-card">
          <ClubCover club={club} eager className="h-32 w-full" />
          <div className="grid gap-4 p-5">
            <ClubLogo club={club} size="lg" className="-mt-14 ring-4 ring-surface" />
            <div>
              <p className="text-muted">You are invited to</p>
              <h1 className="text-xl font-semibold text-pretty wrap-anywhere sm:text-2xl">{club.name}</h1>
              {club.tagline && <p className="text-pretty wrap-anywhere text-muted">{club.tagline}</p>}
            </div>
            {about && <p className="line-clamp-6 whitespace-pre-wrap wrap-anywhere">{about}</p>}
            <p className="text-[0.8125rem] text-muted">
              {people(club.memberCount)} · invited by {invitedBy.name}, until {dayOf(expiresAt)}
            </p>
            {club.state === 'active' ? (
              <Form method="post" className="flex flex-wrap gap-2">
                <SubmitButton>Join {club.name}</SubmitButton>
                <LinkButton to="/clubs" variant="ghost">
                  Not now
                </LinkButton>
              </Form>
            ) : (
              <p className="font-medium">Nobody can join right now: the club can only be read.</p>
            )}
          </div>
        </article>
      </div>
    </MemberPage>
  )
}

function Over() {
  return (
    <MemberPage>
      <PageHeader title="Invitation" />
      <Card>
        <EmptyState
          icon={<IconUsersGroup aria-hidden />}
          title="This invitation is over"
          action={<LinkButton to="/clubs">See the clubs</LinkButton>}
        >
          Ask somebody in the club for a new one, or look whether it takes people in by itself.
        </EmptyState>
      </Card>
    </MemberPage>
  )
}
