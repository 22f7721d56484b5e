import { getLibraryEntry } from '@banter/api/ads/library/contract'
import { IconFlag } from '@tabler/icons-react'
import { daysWords, LibraryEntryCard } from '../ads/shown/library-entry.tsx'
import { hidePath, NO_TRACKING, PLACES } from '../ads/shown/words.ts'
import { api, safeNext } from '../api.server.ts'
import { reportPath } from '../moderation/words.ts'
import type { LoaderFunctionArgs } from '../router.server.ts'
import { Form, Link, type MetaFunction, useLoaderData } from '../router.ts'
import { MemberPage, useViewer } from '../shell/member-page.tsx'
import { Card } from '../ui/card.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'

export const meta: MetaFunction = () => [{ title: 'Why this ad · Banter' }]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const entry = await api(request, context)(getLibraryEntry, { params: { id: params.id ?? '' } })
  const place = PLACES[query.get('place') as keyof typeof PLACES] ?? PLACES[entry.placements[0] ?? 'feed']
  const shown = entry.ads.find(({ id }) => id === query.get('ad')) ?? entry.ads[0]
  return { entry, place, shown: shown?.id, from: safeNext(query.get('from')) }
}

export default function WhyThisAdPage() {
  const { entry, place, shown, from } = useLoaderData<typeof loader>()
  const school = useViewer()?.school.name ?? 'this school'
  return (
    <MemberPage>
      <div className="grid max-w-2xl gap-5">
        <PageHeader title="Why this ad" back={{ to: from, label: 'Back' }}>
          {entry.by === 'sponsored'
            ? `${entry.advertiser} pays for it.`
            : `It is by ${entry.advertiser}, and nobody pays for it.`}
        </PageHeader>
        <Card>
          <ul className="grid list-disc gap-1 pl-5">
            <li>You are at {school}, and it is shown to everybody there.</li>
            <li>
              You looked at {place}, where it is shown these days: {daysWords(entry.from, entry.to)}.
            </li>
          </ul>
          <p className="mt-3 text-muted">{NO_TRACKING}</p>
          <div className="mt-4 flex flex-wrap gap-2">
            <Form method="post" action={hidePath(entry.id, from)}>
              <SubmitButton variant="secondary">Hide this ad</SubmitButton>
            </Form>
            {shown && (
              <LinkButton to={reportPath('ad', shown, from)} variant="ghost">
                <IconFlag aria-hidden className="size-4.5" />
                Report this ad
              </LinkButton>
            )}
          </div>
        </Card>
        <LibraryEntryCard entry={entry} />
        <p>
          <Link to="/ads/library" className="font-medium text-accent-text underline underline-offset-2">
            All ads at {school}, and which you want to see
          </Link>
        </p>
      </div>
    </MemberPage>
  )
}
