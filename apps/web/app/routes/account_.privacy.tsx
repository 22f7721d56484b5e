import * as feed from '@banter/api/billboard/feed/contract'
import * as people from '@banter/api/people/contract'
import { api } from '../api.server.ts'
import { redirectWith } from '../flash.server.ts'
import { AccountTabs } from '../people/account-tabs.tsx'
import { BlockedList } from '../people/blocked-list.tsx'
import { MutedList } from '../people/muted-list.tsx'
import { HoldForm, PrivacyForm } from '../people/privacy-form.tsx'
import { refused } from '../refused.server.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'
import { type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction = () => [{ title: 'Privacy · Banter' }]

const HERE = '/account/privacy'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const cursor = new URL(request.url).searchParams.get('cursor') ?? undefined
  const ask = api(request, context)
  const [me, blocks, mutes] = await Promise.all([
    ask(people.getMe),
    ask(people.listBlocks, { querystring: { cursor } }),
    ask(feed.listMutes),
  ])
  return { me, blocks, mutes: mutes.items }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const ask = api(request, context)
  try {
    switch (form.get('intent')) {
      case 'hold': {
        const directoryHold = form.get('hold') === 'on'
        await ask(people.updateMe, { body: { directoryHold } })
        return await redirectWith(
          context,
          HERE,
          directoryHold ? 'You are out of the directory.' : 'You are in the directory again.',
        )
      }
      case 'unblock':
        await ask(people.unblock, { params: { id: String(form.get('id')) } })
        return await redirectWith(context, HERE, 'Unblocked. You can see each other again.')
      case 'unmute':
        await ask(feed.unmute, mutedIn(form))
        return await redirectWith(context, HERE, 'You hear of them again.')
      default:
        await ask(people.updateMe, { body: { seenBy: choicesIn(form) } })
        return await redirectWith(context, HERE, 'Saved.')
    }
  } catch (error) {
    return refused(error, form)
  }
}

function mutedIn(form: FormData) {
  const subject = feed.MuteSubject.catch('tag').parse(form.get('subject'))
  return { params: { subject, key: String(form.get('key')) } }
}

function choicesIn(form: FormData): Partial<people.Privacy> {
  const chosen = people.Field.options.filter((field) => form.has(field))
  return Object.fromEntries(
    chosen.map((field) => [field, String(form.get(field))]),
  ) as Partial<people.Privacy>
}

export default function PrivacyPage() {
  const { me, blocks, mutes } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  return (
    <MemberPage>
      <div className="max-w-3xl">
        <PageHeader title="Privacy">Who at your school learns what about you.</PageHeader>
        <div className="grid gap-6">
          <AccountTabs />
          <FormErrors refusal={refusal} />
          <PrivacyForm key={JSON.stringify(me.seenBy)} me={me} />
          <HoldForm held={me.directoryHold} />
          <BlockedList blocks={blocks} />
          <MutedList mutes={mutes} />
        </div>
      </div>
    </MemberPage>
  )
}
