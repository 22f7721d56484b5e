import {
  acceptOffice,
  declineOffice,
  getHandover,
  withdrawOffer,
} from '@banter/api/clubs/succession/contract'
import { api } from '../api.server.ts'
import { HandoverPack } from '../clubs/manage/handover-pack.tsx'
import { dayOf, HANDOVER_STATES, ROLES } from '../clubs/words.ts'
import { redirectWith } from '../flash.server.ts'
import { refused } from '../refused.server.ts'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '../router.server.ts'
import { Form, type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { Badge } from '../ui/badge.tsx'
import { Card } from '../ui/card.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Handover of ${data?.handover.club.name ?? 'an office'} · Banter` },
]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  return { handover: await api(request, context)(getHandover, { params: { id: params.id! } }) }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const form = await request.formData()
  const ask = api(request, context)
  const path = { params: { id: params.id! } }
  const here = `/handovers/${params.id}`
  try {
    switch (form.get('intent')) {
      case 'accept': {
        const { role } = await ask(acceptOffice, path)
        return await redirectWith(context, here, `The office is yours: you are ${ROLES[role].toLowerCase()}.`)
      }
      case 'decline':
        await ask(declineOffice, path)
        return await redirectWith(context, here, 'Declined. Nothing has changed.')
      case 'withdraw':
        await ask(withdrawOffer, path)
        return await redirectWith(context, here, 'The offer is taken back.')
      default:
        return redirect(here)
    }
  } catch (error) {
    return refused(error, form)
  }
}

export default function HandoverPage() {
  const { handover } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { club, role, from, to, state, mine, notes, pack, expiresAt, readableUntil } = handover
  return (
    <MemberPage>
      <PageHeader
        title={`${ROLES[role]} of ${club.name}`}
        back={{ to: `/clubs/${club.slug}`, label: club.name }}
        actions={<Badge tone={state === 'accepted' ? 'positive' : 'accent'}>{HANDOVER_STATES[state]}</Badge>}
      >
        From {from?.name ?? 'nobody'} to {to.name}
      </PageHeader>
      <div className="grid max-w-4xl grid-cols-1 gap-5">
        <FormErrors refusal={refusal} />
        {state === 'offered' && (
          <Card>
            <div className="flex flex-wrap items-center justify-between gap-4">
              <p className="min-w-0 flex-1 basis-60">
                {mine === 'to'
                  ? `${from?.name ?? 'The club'} offers you the office, until ${dayOf(expiresAt)}. Accept, and the handover pack is yours.`
                  : `Waiting for ${to.name}, until ${dayOf(expiresAt)}.`}
              </p>
              {mine === 'to' && (
                <Form method="post" className="flex gap-2">
                  <SubmitButton intent="decline" variant="ghost">
                    Decline
                  </SubmitButton>
                  <SubmitButton intent="accept">Accept the office</SubmitButton>
                </Form>
              )}
              {mine === 'from' && (
                <Form method="post">
                  <SubmitButton intent="withdraw" variant="secondary">
                    Take it back
                  </SubmitButton>
                </Form>
              )}
            </div>
          </Card>
        )}
        {notes && (
          <Card title={`Notes of ${from?.name ?? 'who had it before'}`}>
            <p className="whitespace-pre-wrap">{notes}</p>
          </Card>
        )}
        {pack && <HandoverPack pack={pack} slug={club.slug} />}
        {mine === 'from' && readableUntil && (
          <p className="text-[0.8125rem] text-muted">You can read this until {dayOf(readableUntil)}.</p>
        )}
      </div>
    </MemberPage>
  )
}
