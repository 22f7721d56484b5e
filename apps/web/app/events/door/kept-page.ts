import { forgetKeptPages } from '../../offline/kept-page.ts'

/** Nobody is signed in here any more: what this browser kept of doors, with the names on their lists, goes; a helper's door stays. */
export async function forgetDoors(): Promise<void> {
  if (!(await forgetKeptPages())) return
  const { forgetLists } = await import('./kept-notes.ts')
  await forgetLists()
}
