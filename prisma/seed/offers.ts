import type pg from 'pg'
import { userId } from './demo-rows.ts'
import { type DemoSchool, rowsOf } from './school-rows.ts'
import { seededId } from './seeded-id.ts'

const HOUR = 3_600_000

/** buyer | listing | hours ago | offers | says | what its seller did an hour later, and for how much */
const offerTables: Record<string, string> = {
  uta: `
    ava.johnson   | Calculus: Early Transcendentals, 9th edition | 3  | 52.00  | I have the quiz on Friday, could meet today. |
    student       | iPad 9th generation, 64 GB, with case        | 5  | 155.00 | Would bring cash or pay here, as you like.   | counter 175.00
    diego.ramirez | Trek road bike, 54 cm                        | 8  | 105.00 |                                              | accept
    zoe.bennett   | Introduction to Algorithms, 3rd edition      | 2  | 28.00  | For my roommate.                             |
    grace.okafor  | Two-seat sofa, grey                          | 60 | 25.00  |                                              | decline
  `,
}

/** What the demo's students bargain for. */
export async function layOutOffers(client: pg.Client, school: DemoSchool, now: Date): Promise<void> {
  for (const [buyer, title, hours, price, note, answer] of rowsOf(offerTables[school.slug]))
    await layOut(client, new Date(now.getTime() - Number(hours) * HOUR), {
      id: seededId(new Date(now.getTime() - Number(hours) * HOUR), school.slug, 'offer', title ?? ''),
      buyerId: userId(school, buyer),
      title: title ?? '',
      cents: cents(price),
      note: note ?? '',
      answer: answer ?? '',
    })
}

interface Bargain {
  id: string
  buyerId: string
  title: string
  cents: number
  note: string
  answer: string
}

const STATES: Record<string, string> = { accept: 'accepted', decline: 'declined' }

async function layOut(
  client: pg.Client,
  at: Date,
  { id, buyerId, title, cents: offered, note, answer }: Bargain,
) {
  const [move = '', asked] = answer.split(' ')
  const amount = move === 'counter' ? cents(asked) : offered
  const answeredAt = new Date(at.getTime() + HOUR)
  const last = move ? answeredAt : at
  const expiresAt = new Date(last.getTime() + 24 * HOUR)
  const { rows } = await client.query<{ sellerId: string }>(
    `insert into offers (id, product_id, buyer_id, seller_id, state, turn, amount, currency, quantity, expires_at, created_at, updated_at)
     select $1, id, $2, seller_id, $3, $4, $5, currency, 1, $6, $7, $8 from products where title = $9
     returning seller_id as "sellerId"`,
    [
      id,
      buyerId,
      STATES[move] ?? 'open',
      move === 'counter' ? 'buyer' : 'seller',
      amount,
      expiresAt,
      at,
      last,
      title,
    ],
  )
  const moves = [
    { position: 1, actor_id: buyerId, move: 'offer', amount: offered, note, at },
    ...(move ? [{ position: 2, actor_id: rows[0]?.sellerId, move, amount, note: '', at: answeredAt }] : []),
  ]
  await client.query(
    `insert into offer_moves (offer_id, position, actor_id, move, amount, note, at)
     select $1, position, actor_id, move, amount, note, at from json_populate_recordset(null::offer_moves, $2)`,
    [id, JSON.stringify(moves)],
  )
  await client.query(
    `insert into outbox (id, topic, version, producer, payload, occurred_at, available_at)
     values (app.uuid_v7(), 'offer_lapses', 1, 'offers', jsonb_build_object('offer_id', $1::text), $2, $3)`,
    [id, last, expiresAt],
  )
}

const cents = (price = '') => Number(price.replace('.', ''))
