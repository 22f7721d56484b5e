import type { ProductDetail } from '@banter/api/marketplace/contract'
import { MOST_OF_A_QUESTION, type Question } from '@banter/api/marketplace/questions/contract'
import { useRef } from 'react'
import { isUnsure } from '../../orders/attempt.ts'
import { useViewer } from '../../shell/member-page.tsx'
import { Card } from '../../ui/card.tsx'
import type { FormRefusal } from '../../ui/form-errors.tsx'
import type { ListPage } from '../../ui/growing-list.ts'
import { LoadMore } from '../../ui/load-more.tsx'
import { LostWords } from './lost-words.tsx'
import { QuestionItem } from './question-item.tsx'
import { useAsking, useQuestions } from './use-questions.ts'
import { WordsForm } from './words-form.tsx'

interface QuestionsProps {
  product: ProductDetail
  questions: ListPage<Question> & { open: boolean }
  /** Made with the page, for the plain form: sent twice it is asked once. */
  newId: string
  /** Of a plain form of this part of the page. */
  refusal: FormRefusal | undefined
}

/** What people ask about a listing, and what its seller says. */
export function Questions({ product, questions, newId, refusal }: QuestionsProps) {
  const list = useQuestions(questions)
  const ask = useAsking(product.id, list)
  const { items, deeds } = list
  const user = useViewer()?.user
  const heading = useRef<HTMLSpanElement>(null)
  const { open, nextCursor } = questions
  if (!open && items.length === 0 && !refusal) return null
  const asks = open && !product.mine
  const asking = refusal?.values.intent === 'ask-question' ? refusal : undefined
  const page = `/products/${product.id}`
  return (
    <Card
      title={
        <span ref={heading} tabIndex={-1} id="questions" className="scroll-mt-20 outline-none">
          Questions and answers
        </span>
      }
    >
      <div className="grid grid-cols-1 gap-5">
        <LostWords refusal={refusal} questions={items} asks={asks} />
        {asks && user && (
          <WordsForm
            action={page}
            intent="ask-question"
            question={(isUnsure(asking) && asking?.values.question) || newId}
            label={`Ask ${product.seller.name}`}
            deed="Ask"
            most={MOST_OF_A_QUESTION}
            hint="Everybody who sees the listing reads it: leave out phone numbers and addresses."
            refusal={asking}
            onSend={(body) => ask({ id: user.id, name: user.name, avatar: user.avatar }, body)}
          />
        )}
        {open && items.length === 0 && <p className="text-muted">{nothing(product.mine)}</p>}
        <ol
          aria-label="Questions"
          aria-live="polite"
          aria-relevant="additions"
          className="grid grid-cols-1 gap-5 empty:hidden"
        >
          {items.map((question) => (
            <li key={question.id} id={`question-${question.id}`} className="scroll-mt-20">
              <QuestionItem
                question={question}
                deeds={deeds}
                page={page}
                seller={product.mine ? 'You' : product.seller.name}
                refusal={refusal?.values.question === question.id ? refusal : undefined}
                onGone={() => heading.current?.focus()}
              />
            </li>
          ))}
        </ol>
        {!open && <p className="text-muted">It is not offered right now: nothing new can be asked.</p>}
        <LoadMore nextCursor={nextCursor} label="Older questions" />
      </div>
    </Card>
  )
}

const nothing = (mine: boolean) =>
  mine
    ? 'Nobody has asked anything yet. You are told when somebody does.'
    : 'Nobody has asked anything yet. Is something missing in the description? Ask for it: the answer helps others too.'
