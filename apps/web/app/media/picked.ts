import type { Crop, MediaItem, MediaView } from '@banter/api/media/contract'

/** One picture in a picker, from the moment it is chosen. */
export interface Picked {
  key: string
  state: 'sending' | 'ready' | 'failed'
  /** How much of it is sent, from 0 to 1. */
  sent: number
  name: string
  /** What is chosen, until the service shows it itself. */
  file?: File
  preview: string
  view?: MediaView
  alt: string
  crop?: Crop
  problem?: string
  /** Listings with nearly the same picture. */
  similar: string[]
}

export interface Picks {
  items: Picked[]
  removed: { item: Picked; at: number } | null
}

export type Change =
  | { do: 'add'; items: Picked[] }
  | { do: 'update'; key: string; with: Partial<Picked> }
  | { do: 'move'; key: string; to: number }
  | { do: 'remove'; key: string }
  | { do: 'undo' }

export function changePicks({ items, removed }: Picks, change: Change): Picks {
  if (change.do === 'add') return { items: [...items, ...change.items], removed: null }
  if (change.do === 'update') {
    const update = (item: Picked) => (item.key === change.key ? { ...item, ...change.with } : item)
    return { items: items.map(update), removed: removed && { ...removed, item: update(removed.item) } }
  }
  if (change.do === 'undo') {
    return { items: removed ? items.toSpliced(removed.at, 0, removed.item) : items, removed: null }
  }
  const at = items.findIndex(({ key }) => key === change.key)
  const item = items[at]
  if (!item) return { items, removed }
  const rest = items.toSpliced(at, 1)
  if (change.do === 'remove') return { items: rest, removed: { item, at } }
  return { items: rest.toSpliced(Math.max(0, Math.min(change.to, rest.length)), 0, item), removed }
}

export const startWith = (views: MediaView[]): Picks => ({
  items: views.map((view) => ({
    key: view.id,
    state: 'ready',
    sent: 1,
    name: view.kind === 'video' ? 'Video' : 'Picture',
    preview: view.thumbUrl,
    view,
    alt: view.alt,
    ...(view.crop ? { crop: view.crop } : {}),
    similar: [],
  })),
  removed: null,
})

/** What the form sends. */
export const itemsOf = (items: Picked[]): MediaItem[] =>
  items.flatMap(({ view, alt, crop }) =>
    view ? [{ id: view.id, ...(alt.trim() ? { alt: alt.trim() } : {}), ...(crop ? { crop } : {}) }] : [],
  )
