import type { PictureShelf, ProvenanceStep } from '@banter/api/pictures/contract'
import type { Tone } from '../ui/tones.ts'

interface ShelfTab {
  shelf: PictureShelf
  label: string
  /** Of an empty one. */
  nothing: string
  how: string
}

const OWNED: ShelfTab = {
  shelf: 'owned',
  label: 'Owned',
  nothing: 'No pictures of yours yet',
  how: 'The original of a picture is yours from the moment you pay it, and so is the right to sell it on.',
}

const SHELVES: ShelfTab[] = [
  OWNED,
  {
    shelf: 'on_sale',
    label: 'On sale',
    nothing: 'None of your pictures is on sale',
    how: 'Upload one you made, or sell on one you own. Others see it with a watermark until they buy it.',
  },
  {
    shelf: 'sold',
    label: 'Sold',
    nothing: 'You have not sold a picture yet',
    how: 'What you sell stays here with its history, also when its new owner sells it on.',
  },
]

export const shelfNamed = (name: string | null): ShelfTab =>
  SHELVES.find(({ shelf }) => shelf === name) ?? OWNED

export const shelfTabs = (counts: Record<PictureShelf, number>, chosen: ShelfTab) =>
  SHELVES.map(({ shelf, label }) => ({
    to: shelf === 'owned' ? '/my-pictures' : `/my-pictures?shelf=${shelf}`,
    label,
    ...(counts[shelf] > 0 ? { count: counts[shelf] } : {}),
    active: shelf === chosen.shelf,
  }))

/** How a picture's own listing stands, where that is not simply on sale. */
export const LISTING: Record<string, [tone: Tone, label: string]> = {
  active: ['positive', 'On sale'],
  reserved: ['caution', 'Being bought'],
  draft: ['neutral', 'Draft'],
  pending: ['info', 'Waits for the staff'],
  refused: ['danger', 'Sent back'],
  paused: ['neutral', 'Paused'],
  expired: ['neutral', 'Out of time'],
}

export const HOW: Record<ProvenanceStep['how'], string> = {
  made: 'made it',
  bought: 'bought it',
  returned: 'got it back: the money of its sale was returned',
}
