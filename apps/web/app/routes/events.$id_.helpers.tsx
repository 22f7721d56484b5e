import { IconSearch, IconUserPlus } from '@tabler/icons-react'
import { actOnHelpers, loadHelpers } from '../events/show/helpers.server.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'
import { Form, Link, type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { Avatar } from '../ui/avatar.tsx'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { Input } from '../ui/input.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Helpers of ${data?.event.title ?? 'the event'} · Banter` },
]

export const loader = (args: LoaderFunctionArgs) => loadHelpers(args)
export const action = (args: ActionFunctionArgs) => actOnHelpers(args)

const ROLES = { cohost: 'Co-host', door: 'Door' }

export default function HelpersPage() {
  const { event, q, people, clubs } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const found = [
    ...people.map((one) => ({ ...one, kind: 'person' })),
    ...clubs.map((one) => ({ ...one, kind: 'club' })),
  ]
  return (
    <MemberPage>
      <div className="mx-auto max-w-2xl">
        <PageHeader title="Helpers" back={{ to: `/events/${event.id}`, label: event.title }}>
          Co-hosts can change everything and see who is coming. Door helpers only let people in.
        </PageHeader>
        <div className="grid gap-5">
          <FormErrors refusal={refusal} />
          <Card title="Find somebody">
            <Form role="search" aria-label="People and clubs" className="flex gap-2">
              <Input
                type="search"
                name="q"
                defaultValue={q}
                maxLength={80}
                aria-label="Name of a person or a club"
                placeholder="Name of a person or a club"
                autoComplete="off"
              />
              <Button type="submit">
                <IconSearch aria-hidden className="size-4" />
                Search
              </Button>
            </Form>
            {q && found.length === 0 && (
              <p className="mt-4 text-muted">Nobody of that name who does not help already.</p>
            )}
            <ul className="mt-1 divide-y divide-line">
              {found.map((one) => (
                <Row key={one.id} name={one.name} src={one.src} detail={one.detail}>
                  <Form method="post" className="flex gap-2">
                    <input type="hidden" name={one.kind} value={one.id} />
                    <SubmitButton intent="cohost" size="sm" variant="soft">
                      Co-host
                    </SubmitButton>
                    {one.kind === 'person' && (
                      <SubmitButton intent="door" size="sm" variant="secondary">
                        Door
                      </SubmitButton>
                    )}
                  </Form>
                </Row>
              ))}
            </ul>
          </Card>
          <Card title="Who helps">
            {event.hosts.length === 0 ? (
              <EmptyState icon={<IconUserPlus aria-hidden />} title="Nobody yet" className="py-6">
                Look for a name above. A person helps at once; a club’s officers say yes first.
              </EmptyState>
            ) : (
              <ul className="-my-3 divide-y divide-line">
                {event.hosts.map(({ id, role, person, club, pending }) => (
                  <Row
                    key={id}
                    name={(person ?? club)?.name ?? ''}
                    src={person ? person.avatar : club?.logo}
                    detail={pending ? 'Asked, not answered yet' : ''}
                  >
                    <Badge>{ROLES[role]}</Badge>
                    <Form method="post">
                      <input type="hidden" name="host" value={id} />
                      <SubmitButton intent="remove" size="sm" variant="ghost">
                        Remove<span className="sr-only"> {(person ?? club)?.name}</span>
                      </SubmitButton>
                    </Form>
                  </Row>
                ))}
              </ul>
            )}
          </Card>
          {event.may.checkIn && (
            <p className="text-muted">
              Somebody without an account stands at the door?{' '}
              <Link
                to={`/events/${event.id}/door-links`}
                className="font-medium text-accent-text hover:underline"
              >
                Make a door link
              </Link>
            </p>
          )}
        </div>
      </div>
    </MemberPage>
  )
}

interface RowProps {
  name: string
  src?: string | null | undefined
  detail: string
  children: React.ReactNode
}

function Row({ name, src, detail, children }: RowProps) {
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 py-3">
      <Avatar name={name} src={src} />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{name}</span>
        {detail && <span className="block truncate text-[0.8125rem] text-muted">{detail}</span>}
      </span>
      <span className="flex items-center gap-2">{children}</span>
    </li>
  )
}
