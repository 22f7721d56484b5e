import type { Figures } from '../measure/figures.ts'
import type { RowName } from './names.ts'

/** One line of the table. */
export interface Row {
  name: RowName
  /** What exactly, where one name has several lines. */
  variant: string | null
  clients: number
  product: Figures
  floor: Figures | null
  note: string | null
}

/** A row that could not be measured. */
export interface Missing {
  name: RowName
  reason: string
}

export const isMissing = (row: Row | Missing): row is Missing => 'reason' in row
