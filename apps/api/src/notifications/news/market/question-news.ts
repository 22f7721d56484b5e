import type { Ctx, ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { after, type Job, type Services } from '../../../job.ts'
import { questionAnswered, questionAsked, questionTakenBack } from '../../../marketplace/questions/topics.ts'
import { unsay } from '../../bell.ts'
import { briefly, nameOf, tell, thePerson } from '../../tell.ts'

const QUEUE = 'notifications'

export const questionNews: Job[] = [
  after(questionAsked, QUEUE, 'tell-question-asked', tellAsked),
  after(questionAnswered, QUEUE, 'tell-question-answered', tellAnswered),
  after(questionTakenBack, QUEUE, 'untell-question', async (ctx, { question_id, only_answer }) => {
    await unsay(ctx, `question_answered:${question_id}`)
    if (!only_answer) await unsay(ctx, `question_asked:${question_id}`)
  }),
]

interface Asked {
  title: string
  body: string
  answer: string
}

/** What has been taken back meanwhile is nobody's news. */
async function questionOf(ctx: ReadCtx, id: string): Promise<Asked | null> {
  const [asked] = await ctx.sql<Asked>(sql`
    select p.title, q.body, q.answer
      from product_questions q join products p on p.school_id = q.school_id and p.id = q.product_id
     where q.id = ${id}::uuid and q.deleted_at is null and p.status <> 'deleted'`)
  return asked ?? null
}

interface Fact {
  question_id: string
  product_id: string
  asker_id: string
  seller_id: string
}

const hrefOf = ({ product_id, question_id }: Fact) => `/products/${product_id}#question-${question_id}`

async function tellAsked(ctx: Ctx, fact: Fact, services: Services): Promise<void> {
  const asked = await questionOf(ctx, fact.question_id)
  if (!asked) return
  await tell(ctx, services, {
    to: await thePerson(ctx, fact.seller_id, fact.asker_id),
    about: `question_asked:${fact.question_id}`,
    kind: 'question_asked',
    title: `${nameOf(fact.asker_id)} asks about “${asked.title}”`,
    body: briefly(asked.body),
    href: hrefOf(fact),
    mail: { label: 'Answer', reason: 'You sell this on Banter.' },
  })
}

/** Once for each question: an answer that is taken back and given anew is not told again. */
async function tellAnswered(ctx: Ctx, fact: Fact, services: Services): Promise<void> {
  const asked = await questionOf(ctx, fact.question_id)
  if (!asked?.answer) return
  await tell(ctx, services, {
    to: await thePerson(ctx, fact.asker_id, fact.seller_id),
    about: `question_answered:${fact.question_id}`,
    kind: 'question_answered',
    title: `${nameOf(fact.seller_id)} answered your question about “${asked.title}”`,
    body: briefly(asked.answer),
    href: hrefOf(fact),
    mail: { label: 'Read the answer', reason: 'You asked this on Banter.' },
  })
}
