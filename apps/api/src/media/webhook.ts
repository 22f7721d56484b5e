import { type Database, sql } from '@banter/tenants/database'
import type { FastifyPluginAsync } from 'fastify'
import type { Deps } from '../deps.ts'
import type { FileName } from './media.ts'
import { markLost } from './upkeep/tidying.ts'
import { schoolOfPublicId } from './uploading/uploads.ts'

const BODY_LIMIT = 256 * 1024

/** Where the media service tells of files that came or went. The signature is over the raw bytes, so nothing here parses them first. */
export const cloudinaryWebhook: FastifyPluginAsync<Deps> = async (app, { media, database, directory }) => {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    '*',
    { parseAs: 'buffer', bodyLimit: BODY_LIMIT },
    async (_request: unknown, body: Buffer) => body,
  )

  app.post('/webhooks/cloudinary', async ({ body, headers }) => {
    const raw = Buffer.isBuffer(body) ? body : Buffer.alloc(0)
    const signature = headers['x-cld-signature']?.toString()
    const notice = media.verifyNotice(raw, signature, headers['x-cld-timestamp']?.toString())
    for (const file of notice.files) {
      const schoolId = schoolOfPublicId(file.publicId)
      const school = schoolId && (await directory.byId(schoolId))
      if (!school) continue
      if (notice.type === 'delete')
        await database.command(school, null, (ctx) => markLost(ctx, file.publicId))
      // A signature outlives a refusal: what comes again with it belongs to nothing here, and goes.
      if (notice.type === 'upload' && !(await isKnown(database, school, file))) await media.destroy([file])
    }
    return { received: true }
  })
}

function isKnown(database: Database, school: Parameters<Database['read']>[0], { publicId }: FileName) {
  return database.read(school, null, async (ctx) => {
    const rows = await ctx.sql(
      sql`select id from media_assets where public_id = ${publicId} and state <> 'purged'`,
    )
    return rows.length > 0
  })
}
