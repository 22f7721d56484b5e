import type { Attendee } from '@banter/api/events/door/contract'
import type { z } from 'zod'
import { Form, Link } from '../../router.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Card } from '../../ui/card.tsx'
import { counted } from '../../ui/counted.ts'
import type { ListPage } from '../../ui/growing-list.ts'
import { LoadMore } from '../../ui/load-more.tsx'
import { SubmitButton } from '../../ui/submit-button.tsx'
import { useGrowingList } from '../../ui/use-growing-list.ts'
import { clockTime } from '../words.ts'

export type Listed = z.output<typeof Attendee> & { id: string }

interface AttendeeListProps {
  attendees: ListPage<Listed>
  questions: string[]
  timeZone: string
  /** Who only lets people in decides about nobody. */
  decides: boolean
}

/** Who answered, with what they said to the hosts' questions. */
export function AttendeeList({ attendees, questions, timeZone, decides }: AttendeeListProps) {
  const pageOf = (data: { attendees: ListPage<Listed> }) => data.attendees
  const { items, ...more } = useGrowingList(attendees, pageOf)
  return (
    <>
      <Card flush>
        <ul className="divide-y divide-line">
          {items.map((attendee) => (
            <li key={attendee.id} className="grid gap-2 px-4 py-3 sm:px-5">
              <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
                <Avatar name={attendee.person.name} src={attendee.person.avatar} />
                <span className="min-w-0 flex-1">
                  <Link
                    to={`/people/${attendee.person.id}`}
                    className="block truncate font-medium hover:underline"
                  >
                    {attendee.person.name}
                  </Link>
                  {attendee.guests > 0 && (
                    <span className="block text-[0.8125rem] text-muted">
                      with {counted(attendee.guests, 'guest')}
                    </span>
                  )}
                </span>
                <Standing attendee={attendee} timeZone={timeZone} decides={decides} />
              </div>
              <Answers questions={questions} answers={attendee.answers} />
            </li>
          ))}
        </ul>
      </Card>
      <LoadMore {...more} />
    </>
  )
}

function Standing({ attendee, timeZone, decides }: { attendee: Listed; timeZone: string; decides: boolean }) {
  const { status, checkedInAt, position, person } = attendee
  if (status === 'requested' && decides)
    return (
      <Form method="post" preventScrollReset className="flex gap-2">
        <input type="hidden" name="person" value={person.id} />
        <SubmitButton intent="approve" size="sm">
          Approve
        </SubmitButton>
        <SubmitButton intent="decline" size="sm" variant="secondary">
          Decline
        </SubmitButton>
      </Form>
    )
  if (checkedInAt)
    return (
      <Badge tone="positive" dot>
        In since {clockTime(checkedInAt, timeZone)}
      </Badge>
    )
  return position ? <Badge>Number {position}</Badge> : null
}

function Answers({ questions, answers }: { questions: string[]; answers: string[] }) {
  const said = questions.flatMap((question, i) => (answers[i] ? [{ question, answer: answers[i] }] : []))
  if (said.length === 0) return null
  return (
    <dl className="grid gap-1 text-[0.8125rem] sm:pl-12">
      {said.map(({ question, answer }) => (
        <div key={question} className="flex flex-wrap gap-x-2">
          <dt className="text-muted">{question}</dt>
          <dd className="font-medium">{answer}</dd>
        </div>
      ))}
    </dl>
  )
}
