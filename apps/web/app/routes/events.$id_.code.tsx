import { getEvent } from '@banter/api/events/contract'
import { getMyCode } from '@banter/api/events/rsvp/contract'
import { api } from '../api.server.ts'
import { PrintButton } from '../events/show/print-button.tsx'
import { whenLine, whereLine } from '../events/words.ts'
import type { LoaderFunctionArgs } from '../router.server.ts'
import { type MetaFunction, useLoaderData } from '../router.ts'
import { MemberPage, useViewer } from '../shell/member-page.tsx'
import { BackLink } from '../ui/back-link.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { counted } from '../ui/counted.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Your code for ${data?.event.title ?? 'the event'} · Banter` },
]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ask = api(request, context)
  const path = { params: { id: params.id! } }
  const [event, { code, qr }] = await Promise.all([ask(getEvent, path), ask(getMyCode, path)])
  return { event, code, picture: `data:image/svg+xml;base64,${Buffer.from(qr).toString('base64')}` }
}

export default function CodePage() {
  const { event, code, picture } = useLoaderData<typeof loader>()
  const viewer = useViewer()
  return (
    <MemberPage>
      <div className="print:hidden">
        <BackLink to={`/events/${event.id}`}>{event.title}</BackLink>
      </div>
      <article className="mx-auto max-w-sm overflow-hidden rounded-xl border border-line bg-surface text-center shadow-card print:border-0 print:shadow-none">
        <header className="px-6 pt-6">
          <p className="text-muted">Your code for the door</p>
          <h1 className="mt-0.5 text-xl font-semibold">{event.title}</h1>
          <p className="mt-1 text-muted">{whenLine(event)}</p>
          <p className="text-muted">{whereLine(event)}</p>
        </header>
        {/* White behind the code in dark mode too: scanners look for dark on light. */}
        <div className="mx-auto mt-5 w-fit rounded-lg bg-white p-2">
          <img
            src={picture}
            alt="QR code for the door"
            width={288}
            height={288}
            className="size-72 max-w-full"
          />
        </div>
        <p className="mt-4 text-lg font-semibold">{viewer?.user.name}</p>
        {event.my && event.my.guests > 0 && (
          <p className="text-muted">with {counted(event.my.guests, 'guest')}</p>
        )}
        <div className="mt-5 border-t border-dashed border-line-strong px-6 py-5">
          <p className="text-[0.8125rem] text-muted">If it cannot be scanned, read this out:</p>
          <p className="mt-1 font-mono text-[0.8125rem] break-all" data-testid="door-code">
            {code}
          </p>
          <p className="mt-3 flex justify-center gap-2 print:hidden">
            <CopyButton text={code} />
            <PrintButton />
          </p>
        </div>
      </article>
      <p className="mx-auto mt-4 max-w-sm text-center text-[0.8125rem] text-muted print:hidden">
        It is yours alone: whoever shows it first is in. A screenshot or a print works as well, without a
        network.
      </p>
    </MemberPage>
  )
}
