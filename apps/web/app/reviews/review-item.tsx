import type { Review } from '@banter/api/reviews/contract'
import { ReportLink } from '../moderation/report-link.tsx'
import { Form, Link } from '../router.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Field } from '../ui/field.tsx'
import type { FormRefusal } from '../ui/form-errors.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'
import { Textarea } from '../ui/textarea.tsx'
import { Time } from '../ui/time.tsx'
import { Stars } from './stars.tsx'
import { roleWords, TAGS } from './words.ts'

interface ReviewItemProps {
  review: Review
  /** Whom it is about, as a sentence calls them. */
  subject: string
  /** The viewer is that one. */
  about: boolean
  /** The page it stands on. */
  from: string
  refusal?: FormRefusal | undefined
}

/** What somebody wrote, and what they were answered. */
export function ReviewItem({ review, subject, about, from, refusal }: ReviewItemProps) {
  const { id, author, shownAt, reply } = review
  const name = author?.name ?? 'Former member'
  return (
    <article aria-label={`By ${name}`} className="grid gap-2">
      <div className="flex items-center gap-3">
        <Avatar name={name} src={author?.avatar} />
        <p className="min-w-0">
          {author ? (
            <Link to={`/people/${author.id}`} className="font-medium break-words hover:underline">
              {name}
            </Link>
          ) : (
            <span className="font-medium">{name}</span>
          )}
          <span className="block text-[0.8125rem] text-muted">
            {roleWords(review, about)}
            {shownAt && (
              <>
                {' · '}
                <Time value={shownAt} />
              </>
            )}
          </span>
        </p>
      </div>
      <ReviewWords review={review} />
      {reply && (
        <div className="ml-4 border-l-2 border-line pl-4">
          <p className="text-[0.8125rem] font-medium">{about ? 'You replied' : `${subject} replied`}</p>
          <p dir="auto" className="wrap-anywhere whitespace-pre-wrap">
            {reply}
          </p>
          {!about && <ReportLink type="reply" id={id} from={from} />}
        </div>
      )}
      {review.mayReply && <ReplyForm id={id} name={name} action={from} refusal={refusal} />}
      {!review.mine && <ReportLink type="review" id={id} from={from} />}
    </article>
  )
}

/** Stars, what fits, and words. */
export function ReviewWords({ review: { stars, tags, body } }: { review: Review }) {
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Stars stars={stars} />
        {tags.length > 0 && (
          <span className="text-[0.8125rem] text-muted">{tags.map((tag) => TAGS[tag]).join(' · ')}</span>
        )}
      </p>
      {body && (
        <p dir="auto" className="max-w-prose wrap-anywhere whitespace-pre-wrap">
          {body}
        </p>
      )}
    </>
  )
}

interface ReplyFormProps {
  id: string
  name: string
  action: string
  refusal: FormRefusal | undefined
}

/** Closed until it is wanted: there is one reply. */
function ReplyForm({ id, name, action, refusal }: ReplyFormProps) {
  const mine = refusal?.values.review === id ? refusal : undefined
  return (
    <details open={mine !== undefined} className="group">
      <summary className="w-fit cursor-pointer rounded-sm text-[0.8125rem] font-medium text-accent-text hover:underline">
        Reply to {name}
      </summary>
      <Form method="post" action={action} preventScrollReset className="mt-2 grid gap-3">
        <input type="hidden" name="review" value={id} />
        <Field
          name="reply"
          id={mine ? 'reply' : `reply-${id}`}
          label="Your reply"
          required
          error={mine?.fields.reply}
          hint="Everybody can read it. You can reply once, and not change it."
        >
          {(control) => (
            <Textarea {...control} rows={3} maxLength={500} dir="auto" defaultValue={mine?.values.reply} />
          )}
        </Field>
        <div>
          <SubmitButton intent="reply" variant="secondary" action={action}>
            Reply
          </SubmitButton>
        </div>
      </Form>
    </details>
  )
}
