/** Somebody a picker found, with what tells two of one name apart. */
export interface Found {
  id: string
  name: string
  avatar?: string | null | undefined
  note: string
}
