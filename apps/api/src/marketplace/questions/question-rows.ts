import type { Prisma, Product, ProductQuestion } from '@banter/prisma'
import { type Ctx, type ReadCtx, signedIn, type Viewer } from '@banter/tenants/context'
import { empty, sql } from '@banter/tenants/database'
import { NotFound } from '../../http/errors.ts'
import type { Media } from '../../media/media.ts'
import { unblocked } from '../../people/blocks.ts'
import { personOf } from '../../people/person.ts'
import { canSee, wasPublic } from '../policy.ts'
import type { Question } from './contract.ts'
import { canAnswer, canChange, canChangeAnswer, canDelete, canDeleteAnswer } from './policy.ts'

type Listing = Pick<Product, 'id' | 'title' | 'status' | 'stock' | 'sellerId'>

export type QuestionRow = Omit<ProductQuestion, 'schoolId' | 'deletedAt' | 'firstAnsweredAt'> & {
  askerName: string
  avatarKey: string | null
}

export const questionColumns = sql`q.id, q.product_id as "productId", q.asker_id as "askerId", q.seller_id as "sellerId", q.body,
  q.created_at as "createdAt", q.edited_at as "editedAt", q.answer, q.answered_at as "answeredAt",
  q.answer_edited_at as "answerEditedAt", a.name as "askerName", a.avatar_key as "avatarKey"`

export const withAsker = sql`product_questions q join users a on a.school_id = q.school_id and a.id = q.asker_id`

/** Of somebody else there is nothing to see while there is a block between them. */
export const seenBy = (viewer: Viewer) => sql`q.deleted_at is null and ${unblocked(viewer, sql`q.asker_id`)}`

/** The listing that is asked about. @throws NotFound for one that is not the viewer's to see, or was never offered */
export async function seenListing(ctx: ReadCtx, id: string): Promise<Listing> {
  const viewer = signedIn(ctx)
  const [listing] = await ctx.sql<Listing>(sql`
    select p.id, p.title, p.status, p.stock, p.seller_id as "sellerId"
      from products p where p.id = ${id}::uuid and ${unblocked(viewer, sql`p.seller_id`)}`)
  if (!listing || !canSee(viewer, listing) || !wasPublic(listing)) throw new NotFound()
  return listing
}

/** @throws NotFound */
export async function questionById(ctx: ReadCtx, id: string): Promise<QuestionRow> {
  return await one(ctx, id, empty)
}

/** The same, kept from changing until this command is done. @throws NotFound */
export async function lockQuestion(ctx: Ctx, id: string): Promise<QuestionRow> {
  return await one(ctx, id, sql`for no key update of q`)
}

async function one(ctx: ReadCtx, id: string, lock: Prisma.Sql): Promise<QuestionRow> {
  const [row] = await ctx.sql<QuestionRow>(sql`
    select ${questionColumns} from ${withAsker} where q.id = ${id}::uuid and ${seenBy(signedIn(ctx))} ${lock}`)
  if (!row) throw new NotFound()
  return row
}

export function shownQuestion(ctx: ReadCtx, media: Media, row: QuestionRow, open: boolean): Question {
  const viewer = signedIn(ctx)
  const { id, productId, askerId, askerName: name, avatarKey, body, createdAt } = row
  return {
    id,
    productId,
    asker: personOf(media, { id: askerId, name, avatarKey }),
    body,
    askedAt: createdAt.toISOString(),
    edited: row.editedAt !== null,
    mine: askerId === viewer.id,
    answer: row.answeredAt && {
      body: row.answer,
      at: row.answeredAt.toISOString(),
      edited: row.answerEditedAt !== null,
    },
    may: {
      edit: canChange(viewer, row, ctx.now),
      delete: canDelete(viewer, row),
      answer: canAnswer(viewer, row, open),
      editAnswer: canChangeAnswer(viewer, row, ctx.now),
      deleteAnswer: canDeleteAnswer(viewer, row),
    },
  }
}
