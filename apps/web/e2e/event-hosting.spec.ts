import { type Browser, expect, type Page } from '@playwright/test'
import { answered, enter, signIn, site } from './campus.ts'
import { eventPage, localTime, plan } from './event-scenes.ts'
import { ask } from './scenes.ts'
import { test } from './test.ts'

test('a club is asked to host, says yes, and steps back', async ({ browser }) => {
  const host = await enter(browser, 'zoe.bennett@uta.test')
  const officer = await enter(browser, 'student@uta.test', { width: 360, height: 740 })
  const title = `Robot dance ${Date.now()}`
  const id = await plan(host, { title })
  const { items } = await ask(host, 'GET', '/clubs?q=robotics')
  for (const answer of ['Decline', 'Accept']) {
    await ask(host, 'POST', `/events/${id}/hosts`, { clubId: items[0].id })
    await officer.goto(eventPage(id))
    await expect(officer.getByRole('heading', { name: /asks Robotics Club to host/ })).toBeVisible()
    await officer.getByRole('button', { name: answer }).click()
    if (answer === 'Decline')
      await expect(officer.getByText('Your club does not host it, and the organiser is told.')).toBeVisible()
  }
  await expect(officer.getByText('You co-host this')).toBeVisible()
  await host.goto(`${site('uta')}/notifications`)
  await expect(host.getByText(`Robotics Club hosts ${title} too`)).toBeVisible()
  await expect(host.getByText(`Robotics Club will not host ${title}`)).toBeVisible()
  await officer.getByRole('button', { name: 'Step back' }).click()
  await officer.getByRole('dialog').getByRole('button', { name: 'Step back' }).click()
  await expect(officer.getByText('You do not help with it any more.')).toBeVisible()
})

async function enterLakeside(browser: Browser, name: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  await signIn(page, 'lakeside', `${name}@lakeside.test`)
  return page
}

const settings = `${site('lakeside')}/admin/calendar`

async function setReview(admin: Page, on: boolean) {
  await admin.goto(settings)
  await admin.getByRole('checkbox', { name: /Staff look at events first/ }).setChecked(on)
  await admin.getByRole('button', { name: 'Save' }).click()
  await expect(admin.getByText('Saved.')).toBeVisible()
}

test('staff turn reviews on, send an event back with a reason, and say yes to it', async ({ browser }) => {
  const admin = await enterLakeside(browser, 'admin')
  const moderator = await enterLakeside(browser, 'moderator')
  const host = await enterLakeside(browser, 'student')
  const title = `Ice swim ${Date.now()}`
  await setReview(admin, true)
  try {
    const { id } = await ask(host, 'POST', '/events', {
      title,
      category: 'sports',
      startsAt: localTime(30),
      endsAt: localTime(31),
      place: 'North pier',
    })
    const page = `${site('lakeside')}/events/${id}`
    await ask(host, 'POST', `/events/${id}/publish`, {})

    await moderator.goto(`${site('lakeside')}/events`)
    await moderator.getByRole('link', { name: 'To review' }).click()
    await expect(moderator.getByRole('heading', { level: 1, name: 'Events to review' })).toBeVisible()
    const card = moderator.getByRole('article').filter({ hasText: title })
    await card.getByRole('button', { name: 'Send back' }).click()
    await expect(card.getByText('Say what should be different.')).toBeVisible()
    await card.getByLabel('Word to the organiser').fill('Who is the lifeguard?')
    await card.getByRole('button', { name: 'Send back' }).click()
    await expect(moderator.getByText('Sent back, and its hosts are told.')).toBeVisible()
    await expect(card).toBeHidden()

    await host.goto(page)
    await expect(host.getByText('Who is the lifeguard?')).toBeVisible()
    await answered(host, /\/events\//, () => host.getByRole('button', { name: 'Publish' }).click())
    await moderator.goto(`${site('lakeside')}/admin/events`)
    // Changed while the moderator reads: nothing is decided unseen.
    await ask(host, 'PATCH', `/events/${id}`, { place: 'South pier' })
    await card.getByRole('button', { name: 'Approve' }).click()
    await expect(moderator.getByText('It was changed while you looked at it.').first()).toBeVisible()
    await moderator.goto(`${site('lakeside')}/admin/events`)
    await expect(card).toContainText('South pier')
    await card.getByRole('button', { name: 'Approve' }).click()
    await expect(moderator.getByText('It is on the calendar.')).toBeVisible()

    await host.goto(`${page}/edit`)
    await host.getByLabel(/^Place ?\(/).fill('West pier')
    await host.getByRole('button', { name: 'Save changes' }).click()
    await expect(host.getByText('Saved. What staff look at first changes when they say yes.')).toBeVisible()
    await moderator.goto(`${site('lakeside')}/admin/events`)
    await card.getByRole('link', { name: 'See what would change' }).click()
    await expect(moderator.getByText('West pier')).toBeVisible()
    await moderator.getByRole('button', { name: 'Approve' }).click()
    await expect(moderator.getByText('Approved.')).toBeVisible()
    await expect(moderator.getByText('West pier')).toBeVisible()
  } finally {
    await setReview(admin, false)
  }
})

test('who is no admin reads the calendar settings and changes none', async ({ browser }) => {
  const moderator = await enterLakeside(browser, 'moderator')
  await moderator.goto(settings)
  await expect(moderator.getByText('Only an admin of the school can change this.')).toBeVisible()
  await expect(moderator.getByRole('button', { name: 'Save' })).toBeHidden()
})
