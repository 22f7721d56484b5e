import { getPoster } from '@banter/api/clubs/invite-links/contract'
import { api } from '../api.server.ts'
import { PosterSheet } from '../clubs/manage/poster-sheet.tsx'
import { PrintButton } from '../events/show/print-button.tsx'
import type { LoaderFunctionArgs } from '../router.server.ts'
import { type MetaFunction, useLoaderData } from '../router.ts'
import { MemberPage, useViewer } from '../shell/member-page.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Poster of ${data?.poster.club.name ?? 'the club'} · Banter` },
]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { qr, ...poster } = await api(request, context)(getPoster, { params: { id: params.id! } })
  return { poster, picture: `data:image/svg+xml;base64,${Buffer.from(qr).toString('base64')}` }
}

export default function PosterPage() {
  const { poster, picture } = useLoaderData<typeof loader>()
  const school = useViewer()?.school.name ?? ''
  return (
    <MemberPage>
      <div className="max-w-2xl print:hidden">
        <PageHeader
          title="Poster"
          back={{ to: `/clubs/${poster.club.slug}/invites`, label: 'Invitations' }}
          actions={
            <span className="flex gap-2">
              <CopyButton text={poster.url} label="Copy the link" />
              <PrintButton />
            </span>
          }
        >
          One sheet of A4. Whoever scans it is in with one tap.
        </PageHeader>
      </div>
      <PosterSheet poster={poster} picture={picture} school={school} />
    </MemberPage>
  )
}
