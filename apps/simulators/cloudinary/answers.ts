import type { Asset } from './store.ts'

/** An asset as the upload and admin APIs describe it. */
export function described(asset: Asset, base: string) {
  const { kind, type, version, publicId, format } = asset
  const url = `${base}/${kind}/${type}/v${version}/${publicId}.${format}`
  return {
    asset_id: asset.assetId,
    public_id: publicId,
    version,
    format,
    resource_type: kind,
    type,
    created_at: asset.createdAt,
    bytes: asset.bytes,
    width: asset.width,
    height: asset.height,
    ...(kind === 'video' ? { duration: asset.durationMs / 1000 } : {}),
    access_mode: 'public',
    url,
    secure_url: url,
  }
}
