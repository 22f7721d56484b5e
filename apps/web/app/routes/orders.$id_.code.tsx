import { getOrder } from '@banter/api/orders/contract'
import { IconWifiOff } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { api } from '../api.server.ts'
import { keepPage } from '../offline/kept-page.ts'
import { HandoffPass } from '../orders/handoff-pass.tsx'
import { type LoaderFunctionArgs, redirect } from '../router.server.ts'
import { type MetaFunction, useLoaderData } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { BackLink } from '../ui/back-link.tsx'
import { CodeDisplay } from '../ui/code-display.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Code for ${data?.order.title ?? 'your order'} · Banter` },
]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const order = await api(request, context)(getOrder, { params: { id: params.id! } })
  if (!order.handoffCode) throw redirect(`/orders/${order.id}`)
  return { order, code: order.handoffCode }
}

/** Shown at the handoff, also where there is no network. */
export default function CodePage() {
  const { order, code } = useLoaderData<typeof loader>()
  const kept = useKept(`/orders/${order.id}/code`)
  return (
    <MemberPage>
      <BackLink to={`/orders/${order.id}`}>{order.title}</BackLink>
      <div className="mx-auto grid max-w-sm gap-4 text-center">
        <header>
          <h1 className="text-xl font-semibold">Hand over with {order.seller.name}</h1>
          <p className="mt-1 text-muted">
            Look at everything first. Then let the code be scanned, or say it.
          </p>
        </header>
        <HandoffPass order={order} />
        <CodeDisplay
          code={code}
          label="Your handoff code"
          copy={false}
          hint="Never send it by message: whoever has it gets the money."
        />
        <p role="status" className="flex items-center justify-center gap-1.5 text-[0.8125rem] text-muted">
          {kept && (
            <>
              <IconWifiOff aria-hidden className="size-4" />
              This page opens without a network too.
            </>
          )}
        </p>
      </div>
    </MemberPage>
  )
}

/** When the page has loaded all it needs. */
const LOADED_MS = 500

function useKept(path: string): boolean {
  const [kept, setKept] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => void keepPage(path).then(setKept), LOADED_MS)
    return () => clearTimeout(timer)
  }, [path])
  return kept
}
