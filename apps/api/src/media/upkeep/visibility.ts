import type { Campus } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import type { FileName, Media } from '../media.ts'

interface Asset extends FileName {
  state: 'announced' | 'ready' | 'deleted' | 'purged'
}

/**
 * Makes the service show what stands here: in the tombstone a picture's old addresses lead nowhere, brought back they lead to it again.
 * Asked again afterwards, since it may have come back while it was being hidden. @throws MediaDown
 */
export async function showAsIs(campus: Campus, media: Media, id: string): Promise<void> {
  let asset = await find(campus, id)
  for (let turn = 0; turn < 3 && asset && !asset.private; turn++) {
    const { state } = asset
    if (state !== 'deleted' && state !== 'ready') return
    await media.setPublic(asset, state === 'ready')
    asset = await find(campus, id)
    if (asset?.state === state) return
  }
}

async function find(campus: Campus, id: string): Promise<Asset | undefined> {
  const [asset] = await campus.read((ctx) =>
    ctx.sql<Asset>(
      sql`select public_id as "publicId", kind, private, state from media_assets where id = ${id}::uuid`,
    ),
  )
  return asset
}
