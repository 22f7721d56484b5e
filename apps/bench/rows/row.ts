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
  variant: string | null
  reason: string
}

export const isMissing = (row: Row | Missing): row is Missing => 'reason' in row

/** What was measured, or why it was not: one row's failure is not another's. */
export async function attempt(
  name: RowName,
  variant: string | null,
  work: () => Promise<Row>,
): Promise<Row | Missing> {
  try {
    return await work()
  } catch (error) {
    return { name, variant, reason: error instanceof Error ? error.message : String(error) }
  }
}
