import type { Question } from '@banter/api/marketplace/questions/contract'
import { FormErrors, type FormRefusal } from '../../ui/form-errors.tsx'

interface LostWordsProps {
  refusal: FormRefusal | undefined
  questions: Question[]
  /** The form for a new question is there. */
  asks: boolean
}

/** Why a plain form was refused whose place is gone by now, as the listing was sold meanwhile. What was typed in it is not lost. */
export function LostWords({ refusal, questions, asks }: LostWordsProps) {
  if (!refusal || hasForm(refusal, questions, asks)) return null
  return (
    <div className="grid gap-2">
      <FormErrors refusal={{ ...refusal, fields: {} }} />
      {refusal.values.body && (
        <p className="text-muted">
          You had written: <q className="wrap-anywhere whitespace-pre-wrap text-ink">{refusal.values.body}</q>
        </p>
      )}
    </div>
  )
}

function hasForm({ values }: FormRefusal, questions: Question[], asks: boolean): boolean {
  if (values.intent === 'ask-question') return asks
  const may = questions.find(({ id }) => id === values.question)?.may
  if (values.intent === 'change-question') return may?.edit ?? false
  return values.intent === 'answer-question' && Boolean(may?.answer || may?.editAnswer)
}
