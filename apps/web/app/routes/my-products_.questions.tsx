import { listMyProducts } from '@banter/api/marketplace/listing/contract'
import { listWaitingQuestions } from '@banter/api/marketplace/questions/contract'
import { IconMessageQuestion } from '@tabler/icons-react'
import { useRef } from 'react'
import { api } from '../api.server.ts'
import { redirectWith } from '../flash.server.ts'
import { LostWords } from '../marketplace/questions/lost-words.tsx'
import { questionDeed } from '../marketplace/questions/question-deeds.server.ts'
import { QuestionItem } from '../marketplace/questions/question-item.tsx'
import { useQuestions } from '../marketplace/questions/use-questions.ts'
import { QUESTIONS, shelfTabs } from '../marketplace/shelves.ts'
import { refused } from '../refused.server.ts'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '../router.server.ts'
import { Link, type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { LoadMore } from '../ui/load-more.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Tabs } from '../ui/tabs.tsx'

export const meta: MetaFunction = () => [{ title: 'Questions · Banter' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const cursor = new URL(request.url).searchParams.get('cursor') ?? undefined
  const ask = api(request, context)
  const [questions, { counts, questions: waiting }] = await Promise.all([
    ask(listWaitingQuestions, { querystring: { cursor } }),
    ask(listMyProducts, { querystring: { limit: 1 } }),
  ])
  return { questions, counts, waiting }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const deed = questionDeed(form)
  if (!deed) return redirect(QUESTIONS)
  try {
    const { said } = await deed(api(request, context), form, '')
    return await redirectWith(context, QUESTIONS, said)
  } catch (error) {
    return refused(error, form)
  }
}

export default function WaitingQuestionsPage() {
  const { questions, counts, waiting } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { items, deeds } = useQuestions(questions)
  const list = useRef<HTMLDivElement>(null)
  return (
    <MemberPage>
      <PageHeader title="My products">
        What people ask about your listings, the longest waiting first.
      </PageHeader>
      <Tabs label="Listings" tabs={shelfTabs(counts, waiting)} />
      <div ref={list} tabIndex={-1} className="mt-5 grid gap-4 outline-none">
        <LostWords refusal={refusal} questions={items} asks={false} />
        <Card flush>
          {items.length === 0 ? (
            <EmptyState icon={<IconMessageQuestion aria-hidden />} title="Nobody waits for an answer">
              When somebody asks about a listing of yours, you are told, and it is here until you answer.
            </EmptyState>
          ) : (
            <ul aria-label="Questions" className="divide-y divide-line">
              {items.map((question) => (
                <li key={question.id} className="grid gap-3 p-4 sm:px-5">
                  <h2 className="font-semibold">
                    <Link
                      to={`/products/${question.productId}#question-${question.id}`}
                      className="hover:text-accent-text"
                    >
                      {question.productTitle}
                    </Link>
                  </h2>
                  <QuestionItem
                    question={question}
                    deeds={deeds}
                    page={QUESTIONS}
                    seller="You"
                    refusal={refusal?.values.question === question.id ? refusal : undefined}
                    answering
                    onGone={() => list.current?.focus()}
                  />
                </li>
              ))}
            </ul>
          )}
        </Card>
        <LoadMore nextCursor={questions.nextCursor} />
      </div>
    </MemberPage>
  )
}
