import { writeFileSync } from 'node:fs'
import { chromium, expect, type Page } from '@playwright/test'
import { enter, signIn } from './campus.ts'
import { eventPage, inside, plan, typeCode } from './event-scenes.ts'
import { ask } from './scenes.ts'
import { test } from './test.ts'

test('a door without a network goes on, and sends what it noted when it is back', async ({ browser }) => {
  const host = await enter(browser, 'seller@uta.test')
  const watcher = await enter(browser, 'seller@uta.test')
  const guests = [await enter(browser, 'student@uta.test'), await enter(browser, 'zoe.bennett@uta.test')]
  const id = await plan(host, { title: `Basement concert ${Date.now()}`, capacity: 5 })
  const codes: string[] = []
  for (const guest of guests) {
    await ask(guest, 'PUT', `/events/${id}/rsvp`, { status: 'going' })
    codes.push((await ask(guest, 'GET', `/events/${id}/my-code`)).code)
  }
  await host.goto(`${eventPage(id)}/door`)
  await expect(host.locator('[data-link=online]')).toBeVisible()
  await host.context().setOffline(true)
  for (const code of codes) await typeCode(host, code)
  await expect(host.locator('[data-said=in]')).toBeVisible()
  await expect(host.getByText('2 of 2 checked in')).toBeVisible()
  await expect(host.locator('[data-link=offline]')).toContainText('2 notes kept here')
  await typeCode(host, codes[0]!)
  await expect(host.locator('[data-said=already]')).toBeVisible()
  await typeCode(host, 'not a code')
  await expect(host.locator('[data-said=no_code]')).toBeVisible()
  expect(await inside(watcher, id)).toBe(0)

  await host.context().setOffline(false)
  await expect(host.locator('[data-link=online]')).toContainText('Everything is sent.')
  expect(await inside(watcher, id)).toBe(2)
})

test('notes survive a closed page, and are sent by the next one', async ({ browser }) => {
  const host = await enter(browser, 'seller@uta.test')
  const guest = await enter(browser, 'student@uta.test')
  const id = await plan(host, { title: `Late film ${Date.now()}` })
  await ask(guest, 'PUT', `/events/${id}/rsvp`, { status: 'going' })
  await host.goto(`${eventPage(id)}/door`)
  await host.route('**/door/sync', (route) => route.abort())
  await host.getByRole('button', { name: 'Check in Maya Torres' }).click()
  await expect(host.locator('[data-link=offline]')).toContainText('1 note kept here')
  await host.unroute('**/door/sync')
  const next = await host.context().newPage()
  await host.close()
  await next.goto(`${eventPage(id)}/door`)
  await expect(next.getByText('1 of 1 checked in')).toBeVisible()
  await expect(next.locator('[data-link=online]')).toContainText('Everything is sent.')
  await expect.poll(() => inside(next, id)).toBe(1)
})

/** What the browser has put away, as paths. */
const putAway = (page: Page) =>
  page.evaluate(async () => {
    const names = await caches.keys()
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
    return requests.flat().map(({ url }) => new URL(url).pathname)
  })

test('a door that is opened again without a network goes on, and is gone when its host signs out', async ({
  browser,
}) => {
  const host = await enter(browser, 'seller@uta.test')
  const guests = [await enter(browser, 'student@uta.test'), await enter(browser, 'zoe.bennett@uta.test')]
  const id = await plan(host, { title: `Bunker rave ${Date.now()}` })
  const codes: string[] = []
  for (const guest of guests) {
    await ask(guest, 'PUT', `/events/${id}/rsvp`, { status: 'going' })
    codes.push((await ask(guest, 'GET', `/events/${id}/my-code`)).code)
  }
  await host.goto(`${eventPage(id)}/door`)
  await expect(host.locator('[data-kept=true]')).toBeVisible()
  // After the page was kept: what the device learns later is there after a reload as well.
  await typeCode(host, codes[0]!)
  await expect(host.locator('[data-link=online]')).toContainText('Everything is sent.')
  await host.context().setOffline(true)
  await host.reload()
  await expect(host.getByRole('heading', { level: 1, name: 'Door' })).toBeVisible()
  await expect(host.locator('[data-link=offline]')).toBeVisible()
  await expect(host.getByText('1 of 2 checked in')).toBeVisible()
  await typeCode(host, codes[0]!)
  await expect(host.locator('[data-said=already]')).toBeVisible()
  await typeCode(host, codes[1]!)
  await expect(host.locator('[data-said=in]')).toContainText('Zoe Bennett')
  await host.reload()
  await expect(host.getByText('2 of 2 checked in')).toBeVisible()
  await expect(host.locator('[data-link=offline]')).toContainText('1 note kept here')
  // The rest of the site is not kept.
  await expect(host.goto(eventPage(id))).rejects.toThrow(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/)
  await host.context().setOffline(false)
  await host.goto(`${eventPage(id)}/door`)
  await expect(host.locator('[data-link=online]')).toContainText('Everything is sent.')
  expect(await inside(host, id)).toBe(2)
  const paths = await putAway(host)
  expect(paths).toContain(`/events/${id}/door`)
  expect(paths.filter((path) => !path.startsWith('/assets/'))).toEqual([`/events/${id}/door`])

  await host.locator('summary', { hasText: 'Your account' }).click()
  await host.getByRole('button', { name: 'Sign out' }).click()
  await expect(host.getByText('You are signed out.')).toBeVisible()
  await expect.poll(() => putAway(host)).toEqual([])
  await host.context().setOffline(true)
  await expect(host.goto(`${eventPage(id)}/door`)).rejects.toThrow(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/)
})

test('the camera reads a code off the screen of a phone', async ({ browser }, info) => {
  const host = await enter(browser, 'seller@uta.test')
  const guest = await enter(browser, 'student@uta.test')
  const id = await plan(host, { title: `Poetry ${Date.now()}` })
  await ask(guest, 'PUT', `/events/${id}/rsvp`, { status: 'going' })
  await guest.goto(`${eventPage(id)}/code`)
  // One picture is a film of one frame: what this camera sees is the page of the guest.
  const film = info.outputPath('phone.mjpeg')
  await guest.setViewportSize({ width: 640, height: 720 })
  writeFileSync(film, await guest.screenshot({ type: 'jpeg', quality: 95 }))

  const launch = info.project.use.launchOptions ?? {}
  const camera = [
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${film}`,
  ]
  const phone = await chromium.launch({ ...launch, args: [...(launch.args ?? []), ...camera] })
  const door = await phone.newPage()
  await signIn(door, 'uta', 'seller@uta.test')
  await door.goto(`${eventPage(id)}/door`)
  await door.getByRole('button', { name: 'Scan with the camera' }).click()
  await expect(door.locator('[data-said=in]')).toContainText('Maya Torres')
  await expect(door.locator('[data-link=online]')).toContainText('Everything is sent.')
  expect(await inside(host, id)).toBe(1)
  await phone.close()
})

test('a helper without an account lets people in by a link, also without a network, until it is ended', async ({
  browser,
}) => {
  const host = await enter(browser, 'seller@uta.test')
  const guests = [await enter(browser, 'student@uta.test'), await enter(browser, 'zoe.bennett@uta.test')]
  const id = await plan(host, { title: `Back door ${Date.now()}` })
  const codes: string[] = []
  for (const guest of guests) {
    await ask(guest, 'PUT', `/events/${id}/rsvp`, { status: 'going' })
    codes.push((await ask(guest, 'GET', `/events/${id}/my-code`)).code)
  }
  await host.goto(`${eventPage(id)}/door`)
  await host.getByRole('link', { name: 'Links for helpers' }).click()
  await host.getByLabel('Who is it for?').fill('Dora')
  await host.getByRole('button', { name: 'Make a link' }).click()
  await expect(host.getByRole('img', { name: 'QR code of the link for Dora' })).toBeVisible()
  const link = await host.getByLabel('Link for Dora').inputValue()

  const helper = await (await browser.newContext({ viewport: { width: 360, height: 740 } })).newPage()
  await helper.goto(link)
  await expect(helper).toHaveURL(/\/door\/[0-9a-f-]{36}$/)
  await expect(helper.locator('[data-kept=true]')).toBeVisible()
  expect(await helper.content()).not.toContain('Maya')
  await typeCode(helper, codes[0]!)
  await expect(helper.locator('[data-said=in]')).toContainText('Maya Torres')
  await helper.context().setOffline(true)
  await helper.reload()
  await typeCode(helper, codes[0]!)
  await expect(helper.locator('[data-said=already]')).toBeVisible()
  await typeCode(helper, codes[1]!)
  await expect(helper.locator('[data-said=in]')).toContainText('A valid code')
  await expect(helper.locator('[data-link=offline]')).toContainText('1 note kept here')
  await helper.context().setOffline(false)
  await expect(helper.locator('[data-link=online]')).toContainText('Everything is sent.')
  await expect(helper.getByText('Zoe Bennett').first()).toBeVisible()
  expect(await inside(host, id)).toBe(2)
  await helper.getByRole('button', { name: 'Undo Maya Torres' }).click()
  await expect.poll(() => inside(host, id)).toBe(1)

  await host.reload()
  await expect(host.getByLabel('Link for Dora')).toBeHidden()
  await expect(host.getByText('by the link for Dora').first()).toBeVisible()
  await host.getByRole('button', { name: 'End the link for Dora' }).click()
  await host.getByRole('dialog').getByRole('button', { name: 'End the link' }).click()
  await expect(host.getByText('The link has ended.')).toBeVisible()
  await helper.reload()
  await expect(helper.getByRole('heading', { level: 1 })).toHaveText(/leads nowhere/)
})
