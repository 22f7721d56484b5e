import type { PageProblem } from '../api.server.ts'
import { ButtonsAndBadges } from '../design/buttons-and-badges.tsx'
import { FormSamples } from '../design/form-samples.tsx'
import { ListSamples } from '../design/list-samples.tsx'
import { MoneySamples } from '../design/money-samples.tsx'
import { OverlaySamples } from '../design/overlay-samples.tsx'
import { ShopSamples } from '../design/shop-samples.tsx'
import { redirectWith } from '../flash.server.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'
import type { MetaFunction } from '../router.ts'
import { AppShell } from '../shell/app-shell.tsx'
import { SearchBox } from '../shell/search-box.tsx'
import type { Viewer } from '../shell/viewer.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { Tabs } from '../ui/tabs.tsx'

export const meta: MetaFunction = () => [{ title: 'Design · Banter' }]

/** For the makers only; `?error=403` shows the page of that error. */
export function loader({ request, context }: LoaderFunctionArgs) {
  const problem: PageProblem = {
    code: 'NOT_FOUND',
    detail: '',
    requestId: context.requestId,
    retryAfter: '40',
  }
  if (!context.workshop) throw Response.json(problem, { status: 404 })
  const wanted = new URL(request.url).searchParams.get('error')
  if (wanted === 'school') throw Response.json({ ...problem, code: 'NO_SUCH_SCHOOL' }, { status: 404 })
  if (wanted) throw Response.json(problem, { status: Number(wanted) })
  return null
}

export function action({ context }: ActionFunctionArgs) {
  return redirectWith(context, '/design', 'Saved. This was said after a redirect.')
}

const viewer: Viewer = {
  school: { name: 'University of Texas at Arlington', slug: 'uta', suspended: false },
  user: { id: '', name: 'Maya Okafor', avatar: null, role: 'admin', onboarding: null },
  counts: { unread: 3, cart: 2 },
  billing: null,
  simulatedPayments: true,
}

export default function DesignPage() {
  return (
    <AppShell viewer={viewer} search={<SearchBox />}>
      <PageHeader title="Design" back={{ to: '/', label: 'Home' }}>
        Every component in one place, in the theme you chose.
      </PageHeader>
      <Tabs
        label="Sections"
        tabs={[
          { to: '/design', label: 'Components', count: 34 },
          { to: '/design?error=404', label: 'Not found', active: false },
          { to: '/design?error=429', label: 'Too many', active: false },
          { to: '/design?error=500', label: 'Broken', active: false },
        ]}
      />
      <div className="mt-6 grid gap-6">
        <ShopSamples />
        <MoneySamples />
        <FormSamples />
        <ListSamples />
        <ButtonsAndBadges />
        <OverlaySamples />
      </div>
    </AppShell>
  )
}
