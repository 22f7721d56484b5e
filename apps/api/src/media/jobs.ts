import { after, afterwards, type Job } from '../job.ts'
import { accountClosed } from '../people/topics.ts'
import { mediaDeleted, mediaRestored } from './topics.ts'
import { eraseMedia } from './upkeep/erasure.ts'
import { showAsIs } from './upkeep/visibility.ts'

export const mediaJobs: Job[] = [
  after(accountClosed, 'notifications', 'erase-media', (ctx, { user_id: userId }) => eraseMedia(ctx, userId)),
  afterwards(mediaDeleted, 'notifications', 'hide-media', (campus, { media_id: id }, { media }) =>
    showAsIs(campus, media, id),
  ),
  afterwards(mediaRestored, 'notifications', 'reveal-media', (campus, { media_id: id }, { media }) =>
    showAsIs(campus, media, id),
  ),
]
