import { IconUnlink } from '@tabler/icons-react'
import { useEffect } from 'react'
import { BY_LINK, forgetDoor } from '../events/door/kept-notes.ts'
import { loadHelperDoor } from '../events/door-links/held-link.server.ts'
import { actByLink } from '../events/door-links/helper-door.server.ts'
import { HelperDoor } from '../events/door-links/helper-door.tsx'
import { useHere } from '../root-data.ts'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '../router.server.ts'
import { type MetaFunction, useActionData, useLoaderData, useParams } from '../router.ts'
import { PublicLayout } from '../shell/public-layout.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.door ? `Door of ${data.door.event.title}` : 'This link is over'} · Banter` },
  { name: 'robots', content: 'noindex' },
]

/** It is for who holds the secret alone. */
export const headers = () => ({ 'cache-control': 'private, no-store' })

export async function loader(args: LoaderFunctionArgs) {
  const door = await loadHelperDoor(args)
  return data({ door }, { status: door ? 200 : 404 })
}

export const action = (args: ActionFunctionArgs) => actByLink(args)

export default function HelperDoorPage() {
  const { door } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const { id = '' } = useParams()
  const schoolName = useHere()?.school?.name
  return (
    <PublicLayout {...(schoolName ? { schoolName } : {})}>
      <div className="mx-auto w-full max-w-6xl px-4 py-6 sm:px-6">
        {door ? <HelperDoor id={id} opened={door} answered={answered} /> : <Over id={id} />}
      </div>
    </PublicLayout>
  )
}

/** It has ended, and what this browser kept of it goes. */
function Over({ id }: { id: string }) {
  useEffect(() => void forgetDoor({ owner: BY_LINK, doorId: id }), [id])
  return (
    <div className="mx-auto grid max-w-md justify-items-center gap-2 py-14 text-center">
      <IconUnlink aria-hidden className="size-12 text-muted" stroke={1.5} />
      <h1 className="text-xl font-semibold">This link leads nowhere any more</h1>
      <p className="text-pretty text-muted">
        It ended with the event, or somebody ended it. Please ask whoever gave it to you for a new one.
      </p>
    </div>
  )
}
