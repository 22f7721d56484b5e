/** A line under the search box: where it leads, and what it is. */
export interface Suggestion {
  to: string
  label: string
  kind: string
}
