import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { looksOf } from '../pictures.ts'
import type { Asset, Name, Store } from '../store.ts'
import { home } from './home.ts'
import { outdoors } from './outdoors.ts'
import { portraits } from './portraits.ts'
import { study } from './study.ts'

/** Drawn pictures for demo content, made when they are first asked for: demo/<school>/<name>. */
export const scenes: Record<string, () => string> = { ...study, ...home, ...outdoors, ...portraits }

const PUBLIC_ID = /^demo\/[a-z0-9-]+\/([a-z]+)$/
const making = new Map<string, Promise<Asset>>()

/** What is kept under a name, or drawn for it. */
export async function findOrDraw(store: Store, name: Name): Promise<Asset | undefined> {
  const kept = store.find(name)
  const named = PUBLIC_ID.exec(name.publicId)?.[1] ?? ''
  const scene = Object.hasOwn(scenes, named) ? scenes[named] : undefined
  if (kept || !scene || name.kind !== 'image') return kept
  const key = `${name.type}/${name.publicId}`
  const running = making.get(key) ?? draw(store, name, scene())
  making.set(key, running)
  return running.finally(() => making.delete(key))
}

async function draw(store: Store, name: Name, scene: string): Promise<Asset> {
  const bytes = await sharp(Buffer.from(scene)).removeAlpha().jpeg({ quality: 82 }).toBuffer()
  const asset: Asset = {
    ...name,
    assetId: createHash('sha256').update(name.publicId).digest('hex').slice(0, 32),
    version: 1,
    format: 'jpg',
    bytes: bytes.length,
    width: 1200,
    height: 900,
    durationMs: 0,
    ...(await looksOf(bytes)),
    createdAt: new Date().toISOString(),
  }
  await store.keep(asset, bytes)
  return asset
}
