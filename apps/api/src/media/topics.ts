import { topic } from '@banter/tenants/outbox'
import { z } from 'zod'

const about = z.object({ media_id: z.string(), owner_id: z.string(), school_id: z.string() })

export const mediaUploaded = topic('media_uploaded', 'media', about)
/** Nothing shows it any more. It can be brought back for 30 days. */
export const mediaDeleted = topic('media_deleted', 'media', about)
export const mediaRestored = topic('media_restored', 'media', about)
/** Gone from the media service as well. */
export const mediaPurged = topic('media_purged', 'media', about)
