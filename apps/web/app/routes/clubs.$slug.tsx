import { IconChevronDown } from '@tabler/icons-react'
import { About } from '../clubs/show/about.tsx'
import { AskToJoin } from '../clubs/show/ask-to-join.tsx'
import { ClubHead } from '../clubs/show/club-head.tsx'
import { actOnClub, loadClub } from '../clubs/show/club-page.server.ts'
import { Notices } from '../clubs/show/notices.tsx'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'
import { type MetaFunction, Outlet, useActionData, useLoaderData } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { BackLink } from '../ui/back-link.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { Tabs } from '../ui/tabs.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.club.name ?? 'Club'} · Banter` },
]

export const loader = (args: LoaderFunctionArgs) => loadClub(args)
export const action = (args: ActionFunctionArgs) => actOnClub(args)

/** A club: its head and what it says of itself, around the tab that is looked at. */
export default function ClubPage() {
  const { club, joining } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>() ?? undefined
  const asks = club.entry === 'request' && club.state === 'active' && !club.mine.role && !club.mine.requestId
  const here = `/clubs/${club.slug}`
  const open = asks && (joining || refusal !== undefined)
  const inside = club.mine.role !== null
  return (
    <MemberPage>
      <BackLink to="/clubs">Clubs</BackLink>
      <div className="grid grid-cols-1 gap-5">
        {refusal && !open && <FormErrors refusal={refusal} />}
        <ClubHead club={club} />
        <Notices club={club} />
        {open && <AskToJoin club={club} refusal={refusal} />}
        <details className="group rounded-lg border border-line bg-surface px-4 py-3 shadow-card lg:hidden">
          <summary className="flex items-center justify-between font-medium">
            About and officers
            <IconChevronDown aria-hidden className="size-4.5 text-muted group-open:rotate-180" />
          </summary>
          <div className="pt-3">
            <About club={club} />
          </div>
        </details>
        <Tabs
          label={`What is in ${club.name}`}
          tabs={[
            { to: here, label: 'Feed' },
            { to: `${here}/events`, label: 'Events' },
            { to: `${here}/members`, label: 'Members' },
            ...(inside
              ? [
                  { to: `${here}/files`, label: 'Files' },
                  { to: `${here}/groups`, label: 'Groups' },
                ]
              : []),
          ]}
        />
        <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_19rem]">
          <div className="min-w-0">
            <Outlet context={club} />
          </div>
          <aside aria-label="About the club" className="sticky top-20 hidden lg:block">
            <About club={club} />
          </aside>
        </div>
      </div>
    </MemberPage>
  )
}
