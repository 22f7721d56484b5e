import { forgetKeptPages, keepPage } from '../../offline/kept-page.ts'

/** @returns whether the door opens without a network now */
export const keepDoorPage = (eventId: string): Promise<boolean> => keepPage(`/events/${eventId}/door`)

/** Nobody is signed in here any more: what this browser kept of doors, with the names on their lists, goes. */
export async function forgetDoors(): Promise<void> {
  if (!(await forgetKeptPages())) return
  const { forgetLists } = await import('./kept-notes.ts')
  await forgetLists()
}
