import { actOnPerson } from '../people/person-actions.server.ts'
import { loadProfile } from '../people/profile.server.ts'
import { ProfileHead } from '../people/profile-head.tsx'
import { ProfileShelf } from '../people/profile-lists.tsx'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'
import { type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { BackLink } from '../ui/back-link.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { Tabs } from '../ui/tabs.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.profile.name ?? 'Profile'} · Banter` },
]

export const loader = (args: LoaderFunctionArgs) => loadProfile(args)
export const action = (args: ActionFunctionArgs) => actOnPerson(args)

export default function ProfilePage() {
  const { profile, muted, shelf } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const here = `/people/${profile.id}`
  return (
    <MemberPage>
      <BackLink to="/people">People</BackLink>
      <div className="grid max-w-4xl gap-5">
        {refusal && <FormErrors refusal={refusal} />}
        <ProfileHead profile={profile} muted={muted} />
        <Tabs
          label={`About ${profile.name}`}
          tabs={[
            { to: here, label: 'Posts', active: shelf.tab === 'posts' },
            { to: `${here}?tab=listings`, label: 'Listings', active: shelf.tab === 'listings' },
            { to: `${here}?tab=clubs`, label: 'Clubs', active: shelf.tab === 'clubs' },
          ]}
        />
        <ProfileShelf key={shelf.tab} shelf={shelf} name={profile.me ? 'You' : profile.name} />
      </div>
    </MemberPage>
  )
}
