import { type Ctx, signedIn } from '@banter/tenants/context'
import createError from '@fastify/error'
import { NotFound } from '../../http/errors.ts'
import { NotAllowed } from '../../http/session.ts'
import { gives } from '../policy.ts'
import { freePlaces } from './line.ts'
import { change, openEvent, standing } from './rsvp.ts'

export const NotRequested = createError('NOT_REQUESTED', 'This person does not wait for an answer.', 409)

/** A host lets somebody come, to a place or into the line, or does not. @throws NotFound, NotAllowed, NotRequested */
export async function decide(
  ctx: Ctx,
  id: string,
  userId: string,
  decision: 'approve' | 'decline',
): Promise<void> {
  const viewer = signedIn(ctx)
  const event = await openEvent(ctx, id)
  if (!gives(event)) throw new NotAllowed()
  const { mine, line } = await standing(ctx, event, userId)
  if (!mine) throw new NotFound()
  if (mine.status !== 'requested' && mine.status !== 'declined') throw new NotRequested()
  const fits = line.waiting === 0 && 1 + mine.guests <= freePlaces(event)
  const status = decision === 'decline' ? 'declined' : fits ? 'going' : 'waiting'
  await change(ctx, event, userId, mine, { status, guests: mine.guests, answers: mine.answers }, viewer.id)
}
