import type { announceUpload, completeUpload, MediaKind, Purpose } from '@banter/api/media/contract'
import type { z } from 'zod'
import { contentTypeOf } from './sniff.ts'
import { OFFLINE, send } from './transport.ts'

const MEGABYTE = 1024 * 1024
const MOST = { image: 10, video: 100 }

export type Uploaded = z.output<(typeof completeUpload.schema.response)[200]>
type Signed = z.output<(typeof announceUpload.schema.response)[201]>

export interface Upload {
  file: File
  purpose: Purpose
  kinds: readonly MediaKind[]
  signal: AbortSignal
  /** From 0 to 1. */
  onProgress: (share: number) => void
}

/** Straight to the media service: announced here, sent there, looked at before it counts. @throws Error with words for people */
export async function upload({ file, purpose, kinds, signal, onProgress }: Upload): Promise<Uploaded> {
  const contentType = contentTypeOf(new Uint8Array(await file.slice(0, 16).arrayBuffer()))
  const kind = contentType?.startsWith('video/') ? 'video' : 'image'
  if (!contentType || !kinds.includes(kind)) throw new Error(wanted(kinds))
  if (file.size > MOST[kind] * MEGABYTE)
    throw new Error(`It is larger than ${MOST[kind]} MB. Choose a smaller one.`)
  const body = { purpose, contentType, bytes: file.size }
  const signed = await ask<Signed>('/api/v1/media/uploads', { body, signal })
  await send(signed, file, { signal, onProgress })
  return await ask<Uploaded>(`/api/v1/media/uploads/${signed.id}/complete`, { body: {}, signal })
}

const wanted = (kinds: readonly MediaKind[]) =>
  kinds.includes('video')
    ? 'This is no picture or video we can show. JPEG, PNG, WebP, GIF, MP4 and WebM work.'
    : 'This is no picture we can show. JPEG, PNG, WebP, GIF and AVIF work.'

interface Asking {
  method?: 'POST' | 'PUT' | 'DELETE'
  body?: object
  signal?: AbortSignal
}

/** A session that ran out while something was written is renewed once. @throws Error with words for people */
export async function ask<Answer>(path: string, asking: Asking): Promise<Answer> {
  let response = await sent(path, asking)
  if (response.status === 401) {
    await sent('/api/v1/auth/refresh', { body: {} })
    response = await sent(path, asking)
  }
  if (response.status === 204) return null as Answer
  const answer = (await response.json().catch(() => null)) as (Answer & { detail?: string }) | null
  if (!response.ok || !answer) throw new Error(answer?.detail ?? 'That did not work. Try again in a moment.')
  return answer
}

async function sent(path: string, { method = 'POST', body, signal }: Asking) {
  try {
    const headers = { accept: 'application/json', ...(body ? { 'content-type': 'application/json' } : {}) }
    const content = body ? { body: JSON.stringify(body) } : {}
    return await fetch(path, { method, headers, ...content, ...(signal ? { signal } : {}) })
  } catch {
    throw new Error(OFFLINE)
  }
}
