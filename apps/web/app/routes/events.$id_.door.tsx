import { getEvent } from '@banter/api/events/contract'
import { getManifest } from '@banter/api/events/door/contract'
import { IconLink } from '@tabler/icons-react'
import { useState } from 'react'
import { api } from '../api.server.ts'
import { CodeEntry } from '../events/door/code-entry.tsx'
import { actAtDoor } from '../events/door/door.server.ts'
import { DoorSaid } from '../events/door/door-said.tsx'
import { DoorStatus } from '../events/door/door-status.tsx'
import { GuestList, PersonForm } from '../events/door/guest-list.tsx'
import { Scanner } from '../events/door/scanner.tsx'
import { TroubleList } from '../events/door/trouble-list.tsx'
import { useDoor } from '../events/door/use-door.ts'
import { whenLine } from '../events/words.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'
import { type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { MemberPage, useViewer } from '../shell/member-page.tsx'
import { Card } from '../ui/card.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Progress } from '../ui/progress.tsx'
import { useHydrated } from '../ui/use-hydrated.ts'

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

export default function DoorPage() {
  const { event, manifest, looked } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const viewer = useViewer()
  const hydrated = useHydrated()
  const door = useDoor(manifest, {
    owner: viewer?.user.id ?? '',
    doorId: event.id,
    page: `/events/${event.id}/door`,
  })
  const [name, setName] = useState(looked)
  const said = door.said ?? answered?.said ?? null
  const inside = door.guests.filter(({ checkedInAt }) => checkedInAt).length
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
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <div className="grid gap-4 lg:sticky lg:top-20">
          <FormErrors refusal={answered?.refusal} />
          <DoorSaid
            said={said}
            timeZone={timeZone}
            undo={
              said?.kind === 'in' && (
                <PersonForm
                  userId={said.userId}
                  name={said.name}
                  intent="undo"
                  onSend={() => door.undo(said.userId)}
                />
              )
            }
          />
          <Card>
            <div className="grid gap-5">
              {hydrated && <Scanner onCode={door.enterByCode} />}
              <CodeEntry onCode={door.enterByCode} />
            </div>
          </Card>
          {hydrated && (
            <DoorStatus link={door.link} waiting={door.notes.length} kept={door.kept} onSend={door.refresh} />
          )}
          <TroubleList troubles={door.troubles} timeZone={timeZone} onClear={door.clearTroubles} />
        </div>
        <div className="grid gap-4">
          <Card>
            <p className="mb-2 font-medium">
              {inside} of {door.guests.length} checked in
            </p>
            <Progress
              label="Checked in"
              value={door.guests.length > 0 ? (inside / door.guests.length) * 100 : 0}
            />
          </Card>
          <GuestList
            guests={door.guests}
            looked={name}
            timeZone={timeZone}
            onLook={setName}
            onEnter={door.enter}
            onUndo={door.undo}
          />
        </div>
      </div>
    </MemberPage>
  )
}
