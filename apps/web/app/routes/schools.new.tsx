import { listSchools } from '@banter/api/schools/contract'
import { api } from '../api.server.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'
import { type MetaFunction, useActionData } from '../router.ts'
import { openFromForm } from '../schools/onboarding.server.ts'
import { OnboardingForm } from '../schools/onboarding-form.tsx'
import { PlatformPage } from '../schools/platform-page.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction = () => [{ title: 'Open a school · Banter' }]

/** Asks for what only a super-admin may see, so that nobody else gets a form that could only be refused. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await api(request, context)(listSchools, { querystring: { limit: 1 } })
  return null
}

export const action = (args: ActionFunctionArgs) => openFromForm(args)

export default function OpenSchoolPage() {
  const refusal = useActionData<typeof action>()
  return (
    <PlatformPage>
      <div className="max-w-2xl">
        <PageHeader title="Open a school" back={{ to: '/schools', label: 'Schools' }}>
          Its own square, behind its own wall, in a minute.
        </PageHeader>
        <OnboardingForm refusal={refusal} />
      </div>
    </PlatformPage>
  )
}
