import type { Page } from '@playwright/test'
import { site } from './campus.ts'
import { ask } from './scenes.ts'

const ZONE = 'America/Chicago'
/** As the form's own fields write it, on the clock of the campus. */
export function localTime(hoursAhead: number): string {
  const at = new Date(Date.now() + hoursAhead * 3_600_000)
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short', timeStyle: 'short' })
  return format.format(at).replace(' ', 'T')
}

interface Wanted {
  title: string
  capacity?: number
  guestsAllowed?: number
}

/** On the calendar at once, beginning in an hour: its door is open. */
export async function plan(host: Page, { title, ...rest }: Wanted): Promise<string> {
  const { id } = await ask(host, 'POST', '/events', {
    title,
    category: 'social',
    startsAt: localTime(1),
    endsAt: localTime(3),
    place: 'University Center',
    ...rest,
  })
  await ask(host, 'POST', `/events/${id}/publish`, { scope: 'all' })
  return id
}

export const eventPage = (id: string) => `${site('uta')}/events/${id}`
export async function typeCode(page: Page, code: string) {
  await page.getByLabel('Code', { exact: true }).fill(code)
  await page.getByLabel('Code', { exact: true }).press('Enter')
}

/** Asked by the page itself: only browsers know the names of sites on this machine. */
export const fetched = (page: Page, url: string) =>
  page.evaluate(async (address) => {
    const answer = await fetch(address)
    return {
      status: answer.status,
      type: answer.headers.get('content-type') ?? '',
      text: await answer.text(),
    }
  }, url)

/** How many are in, as the service knows it. */
export async function inside(host: Page, id: string): Promise<number> {
  const { entries } = await ask(host, 'GET', `/events/${id}/check-in/manifest`)
  return entries.filter(({ checkedInAt }: { checkedInAt: string | null }) => checkedInAt).length
}

/** An event that begins in an hour, with two places: its host's, and a guest who goes and brings somebody. @returns its id */
export async function planned(host: Page, guest: Page): Promise<string> {
  const { id } = await ask(host, 'POST', '/events', {
    title: 'Open mic at the Bluebonnet',
    about: 'Bring a song, a poem or just ears.',
    category: 'music',
    startsAt: localTime(1),
    endsAt: localTime(3),
    place: 'Bluebonnet Ballroom',
    onlineUrl: 'https://meet.example/open-mic',
    capacity: 2,
    guestsAllowed: 1,
    questions: ['What would you like to play?'],
    stepFree: true,
    captions: true,
    accessContact: 'Leo Nguyen',
  })
  await ask(host, 'POST', `/events/${id}/publish`, { scope: 'all' })
  await ask(guest, 'PUT', `/events/${id}/rsvp`, { status: 'going', guests: 1, answers: ['Blackbird'] })
  return id
}

/** A series that was called off. @returns its first date's id */
export async function calledOff(host: Page): Promise<string> {
  const { id } = await ask(host, 'POST', '/events', {
    title: 'Morning yoga on the mall',
    category: 'wellness',
    startsAt: localTime(30),
    endsAt: localTime(31),
    repeat: { frequency: 'weekly', interval: 1, count: 4 },
  })
  await ask(host, 'POST', `/events/${id}/publish`, { scope: 'all' })
  await ask(host, 'POST', `/events/${id}/cancel`, { reason: 'Our teacher is ill.', scope: 'this' })
  return id
}
