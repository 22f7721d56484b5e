import type { Page } from '@playwright/test'
import { ask } from './scenes.ts'

export interface CampusLife {
  /** A link for somebody at the door of the event, with its secret. */
  doorLink: string
  club: string
  poster: string
  joinToken: string
  handover: string
  scheduled: string
}

/** A club whose office is being handed over and that has a poster, a door link of the event, and an announcement to come. */
export async function campusLife(
  president: Page,
  officer: Page,
  admin: Page,
  event: string,
): Promise<CampusLife> {
  const { id: officerId } = await ask(officer, 'GET', '/me')
  const founding = {
    name: `Stargazers ${Date.now().toString(36)}`,
    category: 'outdoors',
    secondOfficer: officerId,
    about: 'Up at night.',
  }
  const club = await ask(president, 'POST', '/clubs', founding)
  await ask(officer, 'PUT', `/clubs/${club.id}/membership`, {})
  const link = await ask(president, 'POST', `/clubs/${club.id}/invite-links`, { days: 7 })
  const offered = { to: officerId, notes: 'The telescope is in room 12.' }
  const handover = await ask(president, 'POST', `/clubs/${club.id}/transfer`, offered)
  const { url } = await ask(officer, 'POST', `/events/${event}/door-links`, { name: 'Dora' })
  const publishAt = new Date(Date.now() + 30 * 86_400_000).toISOString()
  const announcement = { body: 'The library opens at six from Monday on.', publishAt, acknowledge: true }
  const scheduled = await ask(admin, 'POST', '/scheduled-announcements', announcement)
  return {
    doorLink: url,
    club: club.slug,
    poster: link.id,
    joinToken: link.token,
    handover: handover.id,
    scheduled: scheduled.id,
  }
}
