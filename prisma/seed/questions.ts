import type pg from 'pg'
import { userId } from './demo-rows.ts'
import { type DemoSchool, rowsOf } from './school-rows.ts'
import { seededId } from './seeded-id.ts'

const HOUR = 3_600_000

/** who | listing | hours ago | question | what its seller answered, two hours later */
const questionTables: Record<string, string> = {
  uta: `
    ava.johnson   | iPad 9th generation, 64 GB, with case        | 20 | Does the battery still last a day of lectures? | It does: I charge it overnight and come home with a third left.
    diego.ramirez | iPad 9th generation, 64 GB, with case        | 6  | Would you include the charger?                 |
    hannah.cole   | Trek road bike, 54 cm                        | 30 | Is 54 all right for somebody of 5 ft 7?        | I am 5 ft 8 and it fits. Come and try it.
    zoe.bennett   | Calculus: Early Transcendentals, 9th edition | 9  | Is the access code unused?                     |
    grace.okafor  | Two-seat sofa, grey                          | 12 | Can it be taken apart to carry it upstairs?    |
  `,
}

/** What people ask about the demo's listings. */
export async function layOutQuestions(client: pg.Client, school: DemoSchool, now: Date): Promise<void> {
  const rows = rowsOf(questionTables[school.slug]).map(([who, title, hours, body, answer = '']) => {
    const at = new Date(now.getTime() - Number(hours) * HOUR)
    return {
      id: seededId(at, school.slug, 'question', body ?? ''),
      who: userId(school, who),
      title,
      body,
      answer,
      at: at.toISOString(),
      answered: answer ? new Date(at.getTime() + 2 * HOUR).toISOString() : null,
    }
  })
  await client.query(
    `insert into product_questions (id, product_id, asker_id, seller_id, body, created_at, answer, answered_at, first_answered_at)
     select q.id, p.id, q.who, p.seller_id, q.body, q.at, q.answer, q.answered, q.answered
       from jsonb_to_recordset($1) as q(id uuid, who uuid, title text, body text, answer text, at timestamptz, answered timestamptz)
       join products p on p.title = q.title
      where q.who <> p.seller_id`,
    [JSON.stringify(rows)],
  )
}
