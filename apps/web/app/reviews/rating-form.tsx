import type { Review, Tag } from '@banter/api/reviews/contract'
import { IconStarFilled } from '@tabler/icons-react'
import { Form } from '../router.ts'
import { Field } from '../ui/field.tsx'
import type { FormRefusal } from '../ui/form-errors.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'
import { Textarea } from '../ui/textarea.tsx'
import { STARS, TAGS, tagsFor } from './words.ts'

interface RatingFormProps {
  orderId: string
  /** What the one who writes was in the order. */
  role: Review['role']
  other: string
  before: Review | null
  refusal?: FormRefusal | undefined
}

/** Stars, what was good or bad, and words: for what one buyer and one seller say of each other. */
export function RatingForm({ orderId, role, other, before, refusal }: RatingFormProps) {
  const typed = refusal?.values
  const stars = typed ? Number(typed.stars) : before?.stars
  const chosen = (tag: Tag) =>
    typed ? typed[`tag-${tag}`] !== undefined : (before?.tags.includes(tag) ?? false)
  return (
    <Form method="post" action={`/orders/${orderId}/rating`} className="grid gap-5">
      <fieldset id="stars" className="min-w-0">
        <legend className="mb-1.5 font-medium">How was it with {other}?</legend>
        <div className="grid max-w-md grid-cols-5 gap-1.5 sm:gap-2">
          {STARS.map((word, at) => (
            <StarChoice key={word} stars={at + 1} word={word} chosen={stars === at + 1} />
          ))}
        </div>
      </fieldset>
      <fieldset id="tags" className="min-w-0">
        <legend className="mb-1.5 font-medium">
          What fits? <span className="font-normal text-muted">(up to four)</span>
        </legend>
        <div className="flex flex-wrap gap-2">
          {tagsFor(role).map((tag) => (
            <label
              key={tag}
              className="relative flex min-h-9 cursor-pointer items-center rounded-full border border-line bg-surface px-3 py-1 text-[0.8125rem] transition-colors hover:border-line-strong has-checked:border-accent-text has-checked:bg-accent-soft has-checked:font-medium has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent-text"
            >
              <input type="checkbox" name={`tag-${tag}`} defaultChecked={chosen(tag)} className="sr-only" />
              {TAGS[tag]}
            </label>
          ))}
        </div>
      </fieldset>
      <Field
        name="body"
        id={refusal ? 'body' : 'rating-body'}
        label="In your words"
        optional
        error={refusal?.fields.body}
        hint="Everybody at your school can read it once it is shown."
      >
        {(control) => (
          <Textarea
            {...control}
            rows={3}
            maxLength={1000}
            dir="auto"
            defaultValue={typed?.body ?? before?.body}
          />
        )}
      </Field>
      <div>
        <SubmitButton intent="rate" action={`/orders/${orderId}/rating`}>
          {before ? 'Save' : 'Rate'}
        </SubmitButton>
      </div>
    </Form>
  )
}

function StarChoice({ stars, word, chosen }: { stars: number; word: string; chosen: boolean }) {
  return (
    <label className="relative grid cursor-pointer justify-items-center gap-0.5 rounded-md border border-line bg-surface px-1 py-2 text-center transition-colors hover:border-line-strong has-checked:border-accent-text has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent-text">
      <input
        type="radio"
        name="stars"
        value={stars}
        required
        defaultChecked={chosen}
        aria-label={`${stars} of 5 stars: ${word}`}
        className="sr-only"
      />
      <span aria-hidden className="flex items-center gap-0.5 font-semibold">
        {stars}
        <IconStarFilled className="size-4 text-caution-text" />
      </span>
      <span aria-hidden className="text-2xs text-muted">
        {word}
      </span>
    </label>
  )
}
