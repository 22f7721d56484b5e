import * as people from '@banter/api/people/contract'
import { IconEyeOff } from '@tabler/icons-react'
import { api } from '../api.server.ts'
import { ProfileHead } from '../people/profile-head.tsx'
import type { LoaderFunctionArgs } from '../router.server.ts'
import { type MetaFunction, useLoaderData } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Tabs } from '../ui/tabs.tsx'

export const meta: MetaFunction = () => [{ title: 'As others see you · Banter' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const as = new URL(request.url).searchParams.get('as') === 'clubs' ? 'clubs' : 'everyone'
  return { as, profile: await api(request, context)(people.previewMe, { querystring: { as } }) } as const
}

export default function PreviewPage() {
  const { as, profile } = useLoaderData<typeof loader>()
  const { clubs, listings } = profile.shows
  const kept = [!clubs && 'your clubs', !listings && 'what you sell'].filter(Boolean).join(' and ')
  return (
    <MemberPage>
      <div className="grid max-w-4xl gap-5">
        <PageHeader title="As others see you" back={{ to: '/account/privacy', label: 'Privacy' }}>
          Exactly what the server tells them.
        </PageHeader>
        <Tabs
          label="Seen by"
          tabs={[
            { to: '/account/preview', label: 'Anybody at school', active: as === 'everyone' },
            { to: '/account/preview?as=clubs', label: 'Somebody in your clubs', active: as === 'clubs' },
          ]}
        />
        <ProfileHead profile={profile} muted={false} preview />
        {kept && (
          <p className="flex items-center gap-2 text-muted">
            <IconEyeOff aria-hidden className="size-4.5" />
            They do not see the list of {kept}.
          </p>
        )}
      </div>
    </MemberPage>
  )
}
