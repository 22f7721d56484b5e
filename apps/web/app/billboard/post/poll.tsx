import type { Poll, Post } from '@banter/api/billboard/contract'
import { IconCheck } from '@tabler/icons-react'
import { Button } from '../../ui/button.tsx'
import { counted } from '../../ui/counted.ts'
import { cx } from '../../ui/cx.ts'
import { relativeTime } from '../../ui/moments.ts'
import { toast } from '../../ui/toasts.tsx'
import { DeedForm } from './deed-form.tsx'
import { actAhead } from './deeds.ts'

/** A question with answers: to be answered first, then with what others said. */
export function PollBox({ post }: { post: Post }) {
  const { poll } = post
  if (!poll) return null
  const votes = poll.options.reduce((sum, option) => sum + (option.votes ?? 0), 0)
  return (
    <section aria-label="Poll" className="mt-3 rounded-lg border border-line p-3 sm:p-4">
      {poll.voted || poll.ended ? <Results poll={poll} votes={votes} /> : <Ballot post={post} poll={poll} />}
      <p className="mt-2.5 text-xs text-muted" suppressHydrationWarning>
        {(poll.voted || poll.ended) && `${counted(votes, 'vote')} · `}
        {standing(poll)}
      </p>
    </section>
  )
}

function standing({ ended, endsAt, multiple, voted }: Poll) {
  if (ended) return 'The poll has ended'
  const until = endsAt ? `Ends ${relativeTime(endsAt)}` : 'Open'
  return voted ? until : `${until} · ${multiple ? 'choose any' : 'choose one'} · votes cannot be changed`
}

function Ballot({ post, poll }: { post: Post; poll: Poll }) {
  function cast(form: HTMLFormElement) {
    const position = new FormData(form).getAll('position').map(String)
    if (position.length === 0) return toast({ tone: 'info', text: 'Choose an answer first.' })
    return actAhead(
      post,
      { intent: 'vote', position },
      () => ({ poll: chosen(poll, position) }),
      () => ({ poll }),
    )
  }

  return (
    <DeedForm postId={post.id} fields={{ intent: 'vote' }} onDeed={cast}>
      <fieldset className="grid gap-2">
        <legend className="sr-only">{poll.multiple ? 'Choose any of these' : 'Choose one of these'}</legend>
        {poll.options.map(({ position, label }) => (
          <label
            key={position}
            className="flex min-h-10 items-center gap-3 rounded-md border border-line px-3 py-2 transition-colors hover:border-line-strong has-checked:border-accent-text has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent-text"
          >
            <input
              type={poll.multiple ? 'checkbox' : 'radio'}
              name="position"
              value={position}
              required={!poll.multiple}
              className="size-4 shrink-0 accent-accent outline-none"
            />
            <span className="min-w-0">{label}</span>
          </label>
        ))}
      </fieldset>
      <Button type="submit" size="sm" variant="soft" className="mt-3">
        Vote
      </Button>
    </DeedForm>
  )
}

/** As if it were counted already; how many others chose what is known only with the answer. */
const chosen = (poll: Poll, positions: string[]): Poll => ({
  ...poll,
  voted: true,
  options: poll.options.map((option) => ({ ...option, mine: positions.includes(String(option.position)) })),
})

function Results({ poll, votes }: { poll: Poll; votes: number }) {
  const most = Math.max(...poll.options.map((option) => option.votes ?? 0))
  return (
    <ul className="grid gap-2">
      {poll.options.map(({ position, label, votes: count, mine }) => {
        const share = votes > 0 ? Math.round(((count ?? 0) / votes) * 100) : 0
        return (
          <li key={position} className="relative overflow-hidden rounded-md border border-line px-3 py-2">
            <span
              aria-hidden
              className={cx(
                'absolute inset-y-0 left-0 transition-[width] duration-300',
                mine ? 'bg-accent-soft' : 'bg-sunken',
              )}
              style={{ width: `${share}%` }}
            />
            <span className="relative flex items-center gap-2">
              <span className={cx('min-w-0 flex-1', count === most && votes > 0 && 'font-semibold')}>
                {label}
              </span>
              {mine && (
                <span className="inline-flex items-center gap-1 text-xs font-medium text-accent-text">
                  <IconCheck aria-hidden className="size-4" />
                  Your vote
                </span>
              )}
              <span className="w-11 text-right whitespace-nowrap text-muted tabular-nums">
                {count === null ? '…' : `${share}%`}
              </span>
            </span>
          </li>
        )
      })}
    </ul>
  )
}
