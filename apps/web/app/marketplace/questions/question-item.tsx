import {
  MOST_OF_A_QUESTION,
  MOST_OF_AN_ANSWER,
  type Question,
} from '@banter/api/marketplace/questions/contract'
import { type ReactNode, useRef, useState } from 'react'
import { reportPath } from '../../moderation/words.ts'
import { Link } from '../../router.ts'
import { Avatar } from '../../ui/avatar.tsx'
import type { FormRefusal } from '../../ui/form-errors.tsx'
import { Time } from '../../ui/time.tsx'
import { Unfolding } from './unfolding.tsx'
import type { QuestionDeeds } from './use-questions.ts'
import { WordsForm } from './words-form.tsx'

const DEED = 'rounded-xs py-1 text-xs font-medium text-muted hover:text-ink hover:underline'

interface QuestionItemProps {
  question: Question
  deeds: QuestionDeeds
  /** The page it is on: plain forms go there. */
  page: string
  /** Whose answer it is, to its reader. */
  seller: string
  /** Of the plain form about this question. */
  refusal: FormRefusal | undefined
  /** The field for an answer is there at once. */
  answering?: boolean
  onGone: () => void
}

/** What somebody asked, what the seller said to it, and what its reader can do about either. */
export function QuestionItem({
  question,
  deeds,
  page,
  seller,
  refusal,
  answering,
  onGone,
}: QuestionItemProps) {
  const { id, asker, body, askedAt, edited, mine, answer, may } = question
  const refused = (intent: string) => (refusal?.values.intent === intent ? refusal : undefined)
  const [unsent, setUnsent] = useState<string>()
  const box = useRef<HTMLDivElement>(null)
  /** The form goes while its words are on their way; refused, it is there again with them. */
  const sending = (deed: (question: Question, body: string) => Promise<boolean>) => async (body: string) => {
    box.current?.focus()
    const arrived = await deed(question, body)
    setUnsent(arrived ? undefined : body)
    return arrived
  }
  const about = { action: page, question: id }
  const changing = { intent: 'change-question', label: 'Your question', deed: 'Save' }
  const saying = { intent: 'answer-question', label: `Answer ${asker.name}`, deed: 'Answer' }
  const answerForm = (
    <WordsForm
      {...about}
      {...saying}
      most={MOST_OF_AN_ANSWER}
      hint="Everybody who sees the listing reads it."
      refusal={refused('answer-question')}
      unsent={unsent}
      onSend={sending(deeds.answer)}
    />
  )
  return (
    <div ref={box} tabIndex={-1} className="flex gap-2.5 outline-none">
      <Avatar name={asker.name} src={asker.avatar ?? undefined} size="sm" />
      <div className="grid min-w-0 flex-1 gap-2">
        <div>
          <p className="flex flex-wrap items-baseline gap-x-1.5 text-xs text-muted">
            <Link
              to={`/people/${asker.id}`}
              className="rounded-xs text-sm font-semibold text-ink hover:underline"
            >
              {asker.name}
            </Link>
            <Time value={askedAt} />
            {edited && <span>· edited</span>}
          </p>
          <Words>{body}</Words>
          <div className="flex flex-wrap gap-x-3">
            {may.edit && (
              <Unfolding label="Edit" className={DEED} open={Boolean(unsent ?? refused('change-question'))}>
                <WordsForm
                  {...about}
                  {...changing}
                  most={MOST_OF_A_QUESTION}
                  begun={body}
                  refusal={refused('change-question')}
                  unsent={unsent}
                  onSend={sending(deeds.change)}
                />
              </Unfolding>
            )}
            {may.delete && (
              <PlainDeed
                {...about}
                intent="delete-question"
                label="Delete"
                of="question"
                onDeed={() => {
                  onGone()
                  void deeds.remove(question)
                }}
              />
            )}
            {!mine && (
              <Link to={reportPath('question', id, page)} className={DEED}>
                Report<span className="sr-only"> this question</span>
              </Link>
            )}
          </div>
        </div>
        {answer && (
          <Answer
            {...{ question, page, seller, refused, unsent, answer }}
            onChange={sending(deeds.answer)}
            onDelete={() => {
              box.current?.focus()
              void deeds.removeAnswer(question)
            }}
          />
        )}
        {may.answer &&
          (answering ? (
            answerForm
          ) : (
            <Unfolding label="Answer" className={DEED} open={Boolean(unsent ?? refused('answer-question'))}>
              {answerForm}
            </Unfolding>
          ))}
      </div>
    </div>
  )
}

interface AnswerProps extends Pick<QuestionItemProps, 'question' | 'page' | 'seller'> {
  answer: NonNullable<Question['answer']>
  refused: (intent: string) => FormRefusal | undefined
  unsent: string | undefined
  onChange: (body: string) => Promise<boolean>
  onDelete: () => void
}

function Answer({ question, page, seller, refused, answer, unsent, onChange, onDelete }: AnswerProps) {
  const { id, may } = question
  const about = { action: page, question: id }
  return (
    <div className="rounded-md bg-sunken px-3 py-2">
      <p className="flex flex-wrap items-baseline gap-x-1.5 text-xs text-muted">
        <span className="text-sm font-semibold text-ink">{seller}</span>
        <Time value={answer.at} />
        {answer.edited && <span>· edited</span>}
      </p>
      <Words>{answer.body}</Words>
      <div className="flex flex-wrap gap-x-3">
        {may.editAnswer && (
          <Unfolding label="Edit" className={DEED} open={Boolean(unsent ?? refused('answer-question'))}>
            <WordsForm
              {...about}
              intent="answer-question"
              label="Your answer"
              deed="Save"
              most={MOST_OF_AN_ANSWER}
              begun={answer.body}
              refusal={refused('answer-question')}
              unsent={unsent}
              onSend={onChange}
            />
          </Unfolding>
        )}
        {may.deleteAnswer && (
          <PlainDeed {...about} intent="delete-answer" label="Delete" of="answer" onDeed={onDelete} />
        )}
        {seller !== 'You' && (
          <Link to={reportPath('answer', id, page)} className={DEED}>
            Report<span className="sr-only"> this answer</span>
          </Link>
        )}
      </div>
    </div>
  )
}

interface PlainDeedProps {
  action: string
  question: string
  intent: string
  label: string
  of: string
  onDeed: () => void
}

function PlainDeed({ action, question, intent, label, of, onDeed }: PlainDeedProps) {
  return (
    <form
      method="post"
      action={action}
      onSubmit={(event) => {
        event.preventDefault()
        onDeed()
      }}
    >
      <input type="hidden" name="question" value={question} />
      <button type="submit" name="intent" value={intent} className={DEED}>
        {label}
        <span className="sr-only"> this {of}</span>
      </button>
    </form>
  )
}

const Words = ({ children }: { children: ReactNode }) => (
  <p dir="auto" className="wrap-anywhere whitespace-pre-wrap">
    {children}
  </p>
)
