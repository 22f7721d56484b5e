import { type Ctx, signedIn } from '@banter/tenants/context'
import { takeDownAd } from '../ads/serving/take-down.ts'
import { deleteComment } from '../billboard/comments/delete-comment.ts'
import { setHidden } from '../billboard/curation/standing.ts'
import { lockEvent } from '../events/event-rows.ts'
import { callOff, deleteEvent } from '../events/planning/cancel.ts'
import { NotFound } from '../http/errors.ts'
import { deleteProduct } from '../marketplace/listing/remove.ts'
import { deleteAnswer, deleteQuestion } from '../marketplace/questions/take-back.ts'
import { barPicture } from '../pictures/remove.ts'
import { deletePictureComment } from '../pictures/talk/comments.ts'
import { takeDownReply, takeDownReview } from '../reviews/take-down.ts'
import type { Decision, SubjectType } from './contract.ts'

const CALLED_OFF = 'The school’s moderators have taken this event down.'

/** How each thing leaves everybody's sight, by what its own slice offers moderators: so that counts, pictures and followers stay right. */
const removals: Partial<Record<SubjectType, (ctx: Ctx, id: string) => Promise<unknown>>> = {
  post: (ctx, id) => setHidden(ctx, id, true),
  comment: deleteComment,
  product: deleteProduct,
  event: removeEvent,
  picture: barPicture,
  picture_comment: deletePictureComment,
  review: takeDownReview,
  reply: takeDownReply,
  question: deleteQuestion,
  answer: deleteAnswer,
  ad: takeDownAd,
}

const isRemovable = (type: SubjectType): boolean => type in removals

/** What can be decided about each thing, mildest first. */
export function choicesFor(type: SubjectType): Decision[] {
  if (type === 'club') return ['kept', 'archived']
  // Whoever advertises is no member of the school.
  if (type === 'ad') return ['kept', 'removed']
  return ['kept', ...(isRemovable(type) ? (['removed'] as const) : []), 'warned', 'suspended']
}

/** What is gone already, through its author, is as removed as it can be. */
export async function remove(ctx: Ctx, type: SubjectType, id: string): Promise<void> {
  try {
    await removals[type]?.(ctx, id)
  } catch (error) {
    if (!(error instanceof NotFound)) throw error
  }
}

/** Those who wanted to come are told, then it goes. */
async function removeEvent(ctx: Ctx, id: string): Promise<void> {
  const event = await lockEvent(ctx, id)
  if (!event) throw new NotFound()
  if (event.state === 'published' && event.endsAt > ctx.now)
    await callOff(ctx, [event], CALLED_OFF, signedIn(ctx).id)
  await deleteEvent(ctx, id, 'this')
}
