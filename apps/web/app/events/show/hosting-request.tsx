import type { Event } from '@banter/api/events/contract'
import { Form } from '../../router.ts'
import { Card } from '../../ui/card.tsx'
import { SubmitButton } from '../../ui/submit-button.tsx'

/** A club is asked to give an event too: its officers answer. */
export function HostingRequests({ event }: { event: Event }) {
  const asked = event.hosts.filter(({ pending, mine, club }) => pending && mine && club)
  const by = event.club?.name ?? event.organiser?.name ?? 'Somebody'
  return asked.map(({ id, role, club }) => (
    <Card key={id} title={`${by} asks ${club?.name} to host this event`}>
      <p className="text-muted">
        {role === 'door'
          ? 'Your officers would let people in at the door.'
          : 'Your officers would see who is coming and could change the event, and your club is named on its page.'}
      </p>
      <Form method="post" className="mt-3 flex flex-wrap gap-2">
        <input type="hidden" name="host" value={id} />
        <SubmitButton intent="accept">Accept</SubmitButton>
        <SubmitButton intent="decline" variant="secondary">
          Decline
        </SubmitButton>
      </Form>
    </Card>
  ))
}
