import * as contract from '@banter/api/schools/contract'
import { getSchoolSubscription } from '@banter/api/subscriptions/desk/contract'
import { IconExternalLink } from '@tabler/icons-react'
import { api } from '../api.server.ts'
import { redirectWith } from '../flash.server.ts'
import { refused } from '../refused.server.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'
import { type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { PlatformPage } from '../schools/platform-page.tsx'
import { SchoolBill } from '../schools/school-bill.tsx'
import { SchoolFacts } from '../schools/school-facts.tsx'
import { SchoolStanding } from '../schools/school-standing.tsx'
import { hostOf } from '../schools/school-table.tsx'
import { SchoolWordsForm } from '../schools/school-words-form.tsx'
import { buttonClasses } from '../ui/button-look.ts'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.school.name} · Schools · Banter` : 'Schools · Banter' },
]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const asked = { params: { id: params.id! } }
  const ask = api(request, context)
  const [school, bill] = await Promise.all([
    ask(contract.getSchool, asked),
    ask(getSchoolSubscription, asked),
  ])
  return { school, bill }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const form = await request.formData()
  const intent = form.get('intent')
  const ask = api(request, context)
  const id = params.id!
  const back = (said: string) => redirectWith(context, `/schools/${id}`, said)
  const text = (name: string) => String(form.get(name) ?? '')
  try {
    if (intent === 'suspend') {
      const { name } = await ask(contract.suspendSchool, { params: { id } })
      return await back(`${name} is read-only now.`)
    }
    if (intent === 'restore') {
      const { name } = await ask(contract.restoreSchool, { params: { id } })
      return await back(`${name} is open again.`)
    }
    await ask(contract.updateSchool, {
      params: { id },
      body: {
        name: text('name'),
        desc: text('desc'),
        city: text('city'),
        state: text('state'),
        country: text('country'),
      },
    })
    return await back('Saved.')
  } catch (error) {
    return refused(error, form)
  }
}

export default function SchoolPage() {
  const { school, bill } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  return (
    <PlatformPage>
      <PageHeader
        title={school.name}
        back={{ to: '/schools', label: 'Schools' }}
        actions={
          <a href={school.url} target="_blank" rel="noreferrer" className={buttonClasses({})}>
            <IconExternalLink aria-hidden className="size-4.5" />
            Open its site
          </a>
        }
      >
        {hostOf(school.url)}
      </PageHeader>
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <SchoolWordsForm key={school.id} school={school} refusal={refusal} />
        <div className="grid gap-6">
          <SchoolFacts school={school} />
          <SchoolBill bill={bill} />
          <SchoolStanding school={school} />
        </div>
      </div>
    </PlatformPage>
  )
}
