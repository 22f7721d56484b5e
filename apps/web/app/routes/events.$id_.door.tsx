import { getEvent } from '@banter/api/events/contract'
import { getManifest } from '@banter/api/events/door/contract'
import { IconLink } from '@tabler/icons-react'
import { useState } from 'react'
import { api } from '../api.server.ts'
import { actAtDoor } from '../events/door/door.server.ts'
import { DoorDesk } from '../events/door/door-desk.tsx'
import { GuestList } from '../events/door/guest-list.tsx'
import { NAMELESS } from '../events/door/notes.ts'
import { useDoor } from '../events/door/use-door.ts'
import { whenLine } from '../events/words.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'
import { type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { MemberPage, useViewer } from '../shell/member-page.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Door of ${data?.event.title ?? 'the event'} · Banter` },
]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ask = api(request, context)
  const path = { params: { id: params.id! } }
  const [event, manifest] = await Promise.all([ask(getEvent, path), ask(getManifest, path)])
  const looked = new URL(request.url).searchParams.get('q')?.slice(0, 100) ?? ''
  return { event, manifest, looked }
}

export const action = (args: ActionFunctionArgs) => actAtDoor(args)

const WORDS = {
  ways: 'Scan a code, type it, or find the name.',
  nameless: NAMELESS,
  refusal: 'you may have been signed out',
}

export default function DoorPage() {
  const { event, manifest, looked } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const viewer = useViewer()
  const door = useDoor(manifest, {
    owner: viewer?.user.id ?? '',
    doorId: event.id,
    page: `/events/${event.id}/door`,
  })
  const [name, setName] = useState(looked)
  const { timeZone } = event
  return (
    <MemberPage>
      <PageHeader
        title="Door"
        back={{ to: `/events/${event.id}`, label: event.title }}
        actions={
          event.role !== 'door' && (
            <LinkButton to={`/events/${event.id}/door-links`} size="sm">
              <IconLink aria-hidden className="size-4" />
              Links for helpers
            </LinkButton>
          )
        }
      >
        {whenLine(event)}
      </PageHeader>
      <DoorDesk door={door} answered={answered} timeZone={timeZone} words={WORDS} stays>
        <GuestList
          guests={door.guests}
          looked={name}
          timeZone={timeZone}
          onLook={setName}
          onEnter={door.enter}
          onUndo={door.undo}
        />
      </DoorDesk>
    </MemberPage>
  )
}
