import { expect, type Page } from '@playwright/test'
import { enter, site } from './campus.ts'
import { eventPage, fetched, localTime, plan, typeCode } from './event-scenes.ts'
import { test } from './test.ts'

const sizes = [
  { width: 1280, height: 860 },
  { width: 360, height: 740 },
]

const going = (page: Page) => page.getByRole('button', { name: /^(Going|Join the waiting list)$/ })

for (const viewport of sizes)
  test.describe(`at ${viewport.width} px`, () => {
    test('an event from its plan to its door', async ({ browser }) => {
      const host = await enter(browser, 'seller@uta.test', viewport)
      const first = await enter(browser, 'student@uta.test', viewport)
      const second = await enter(browser, 'minh.tran@uta.test', viewport)
      const title = `Quiz night ${viewport.width}-${Date.now()}`
      let id = ''

      await test.step('it is planned with one place, and published', async () => {
        await host.goto(`${site('uta')}/events/new`)
        await host.getByLabel('Name', { exact: true }).fill(title)
        await host.getByLabel('Category').selectOption('social')
        await host.getByLabel('Begins').fill(localTime(1))
        await host.getByLabel('Ends').fill(localTime(3))
        await host.getByLabel(/^Place ?\(/).fill('Maverick Speech Room')
        await host.getByLabel(/^Places ?\(/).fill('1')
        await host.getByRole('button', { name: 'Add a question' }).click()
        await host.getByLabel(/Question 1/).fill('What do you drink?')
        await host.getByRole('checkbox', { name: /Step-free/ }).check()
        await host.getByRole('button', { name: 'Publish' }).click()
        await host.waitForURL(/\/events\/[0-9a-f-]{36}$/)
        await expect(host.getByRole('heading', { level: 1, name: title })).toBeVisible()
        await expect(host.getByText('1 place left')).toBeVisible()
        id = new URL(host.url()).pathname.split('/').at(-1)!
      })
      await test.step('the first goes, the second waits', async () => {
        await first.goto(eventPage(id))
        await first.getByLabel(/What do you drink/).fill('Horchata')
        await going(first).click()
        await expect(first.getByText('You are going.')).toBeVisible()
        await second.goto(eventPage(id))
        await going(second).click()
        await expect(second.getByText('You are number 1 on the waiting list.')).toBeVisible()
      })
      await test.step('the first declines, the second is offered the place and takes it', async () => {
        await first.getByRole('button', { name: 'Can’t go' }).click()
        await expect(first.getByRole('button', { name: 'Can’t go' })).toHaveAttribute('aria-pressed', 'true')
        await second.reload()
        await expect(second.getByText('A place is free for you.')).toBeVisible()
        await expect(second.getByRole('timer')).toHaveText(/\d/)
        await second.getByRole('button', { name: 'Take the place' }).click()
        await expect(second.getByText('You are going.')).toBeVisible()
      })
      await test.step('the door lets the code in once, warns of its copy, and takes it back', async () => {
        await second.getByRole('link', { name: 'Show my code for the door' }).click()
        await expect(second.getByRole('img', { name: 'QR code for the door' })).toBeVisible()
        const code = (await second.getByTestId('door-code').textContent())!.trim()
        await host.goto(`${eventPage(id)}/door`)
        await typeCode(host, code.toLowerCase())
        await expect(host.locator('[data-said=in]')).toContainText('Minh Tran')
        await expect(host.locator('[data-link=online]')).toContainText('Everything is sent.')
        await typeCode(host, code)
        await expect(host.locator('[data-said=already]')).toContainText('Already in since')
        await host.reload()
        await expect(host.getByText('1 of 1 checked in')).toBeVisible()
        await host.getByRole('button', { name: 'Undo Minh Tran' }).click()
        await expect(host.getByText('0 of 1 checked in')).toBeVisible()
        await expect(host.locator('[data-link=online]')).toContainText('Everything is sent.')
        await host.reload()
        await expect(host.getByText('0 of 1 checked in')).toBeVisible()
      })
      await test.step('the hosts read who comes, and call it off with a reason', async () => {
        await host.goto(`${eventPage(id)}/attendees`)
        await expect(host.getByRole('link', { name: 'Minh Tran' })).toBeVisible()
        const csv = await fetched(host, `${eventPage(id)}/attendees.csv`)
        expect(csv.type).toContain('text/csv')
        expect(csv.text).toContain('Minh Tran')
        await host.goto(eventPage(id))
        await host.getByRole('button', { name: 'Cancel event' }).click()
        await host.getByLabel('Reason').fill('The room is flooded.')
        await host.getByRole('button', { name: 'Cancel the event' }).click()
        await expect(host.getByText('This event is cancelled.')).toBeVisible()
        await second.goto(eventPage(id))
        await expect(second.getByText('The room is flooded.')).toBeVisible()
      })
    })
  })

for (const [status, body] of [
  [500, '<html></html>'],
  [
    409,
    JSON.stringify({
      refused: { code: 'EVENT_NOT_ON', message: 'This event is not open.', fields: {}, values: {} },
    }),
  ],
] as const)
  test(`an answer that is refused with ${status} takes itself back`, async ({ browser }) => {
    const host = await enter(browser, 'seller@uta.test')
    const page = await enter(browser, 'student@uta.test')
    const id = await plan(host, { title: `Debate ${status}-${Date.now()}`, capacity: 7 })
    await page.goto(eventPage(id))
    let answer = () => {}
    const held = new Promise<void>((resolve) => {
      answer = resolve
    })
    await page.route('**/rsvp', async (route) => {
      await held
      const contentType = status === 409 ? 'application/json' : 'text/html'
      await route.fulfill({ status, body, contentType })
    })
    await going(page).click()
    await expect(page.getByText('You are going.')).toBeVisible()
    await expect(page.getByText('6 places left')).toBeVisible()
    answer()
    await expect(page.getByRole('alert')).toBeVisible()
    await expect(page.getByText('You are going.')).toBeHidden()
    await expect(page.getByText('7 places left')).toBeVisible()
    await expect(going(page)).toBeVisible()
  })

test('the month is walked with the keyboard', async ({ browser }) => {
  const page = await enter(browser, 'student@uta.test')
  await page.goto(`${site('uta')}/events?view=month&date=2027-03-30`)
  const grid = page.getByRole('grid', { name: 'March 2027' })
  await grid.locator('[data-day="2027-03-30"]').focus()
  await page.keyboard.press('ArrowUp')
  await expect(grid.locator('[data-day="2027-03-23"]')).toBeFocused()
  await page.keyboard.press('Home')
  await expect(grid.locator('[data-day="2027-03-21"]')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /Sunday, March 21/ })).toBeVisible()
  await page.keyboard.press('PageDown')
  const april = page.getByRole('grid', { name: 'April 2027' })
  await expect(april.locator('[data-day="2027-04-21"]')).toBeFocused()
  await expect(april.getByRole('gridcell', { selected: true })).toHaveCount(1)
})

test('an event goes into a calendar as a file, and all of them by a secret address', async ({ browser }) => {
  const host = await enter(browser, 'seller@uta.test')
  const id = await plan(host, { title: `Calendar test ${Date.now()}` })
  await host.goto(eventPage(id))
  const href = await host.getByRole('link', { name: 'Add to calendar' }).getAttribute('href')
  const file = await fetched(host, site('uta') + href!)
  expect(file.type).toContain('text/calendar')
  expect(file.text).toContain('BEGIN:VEVENT')

  await host.goto(`${site('uta')}/events/calendar`)
  await host.getByRole('button', { name: /Make (my secret|a new) address/ }).click()
  const address = await host.getByLabel('Address of My events').inputValue()
  const stranger = await (await browser.newContext()).newPage()
  await stranger.goto(`${site('uta')}/sign-in`)
  const feed = await fetched(stranger, address)
  expect(feed.type).toContain('text/calendar')
  expect(feed.text).toContain('Calendar test')
  const wrong = await fetched(
    stranger,
    address.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
  )
  expect(wrong.status).toBe(404)
})

test('a series is planned in plain words, and its dates are changed from one of them on', async ({
  browser,
}) => {
  const host = await enter(browser, 'seller@uta.test')
  const title = `Chess ${Date.now()}`
  await host.goto(`${site('uta')}/events/new?date=2027-04-06`)
  await host.getByLabel('Name', { exact: true }).fill(title)
  await host.getByLabel('Category').selectOption('social')
  await host.getByLabel('How often').selectOption('weekly')
  await host.getByText('Thu', { exact: true }).click()
  await host.getByText('Tue', { exact: true }).click()
  await host.getByLabel('How many times').fill('4')
  await expect(host.getByText('Every week on Tuesday and Thursday, 4 times.')).toBeVisible()
  await expect(host.getByText('Thu, Apr 15')).toBeVisible()
  await host.getByRole('button', { name: 'Publish' }).click()
  await host.waitForURL(/\/events\/[0-9a-f-]{36}$/)
  await host.getByRole('link', { name: 'Thu, Apr 8' }).click()
  await expect(host.getByText('Thursday, April 8')).toBeVisible()
  await host.getByRole('link', { name: 'Edit' }).click()
  await host.getByLabel(/^Place ?\(/).fill('Central Library')
  await host.getByRole('radio', { name: 'This and all later dates' }).check({ force: true })
  await host.getByRole('button', { name: 'Save changes' }).click()
  await expect(host.getByText('Central Library')).toBeVisible()
  await host.getByRole('link', { name: 'Tue, Apr 6' }).click()
  await expect(host.getByText('Tuesday, April 6')).toBeVisible()
  await expect(host.getByText('Central Library')).toBeHidden()
})

test('what was typed is kept, and a clash is left with one tap', async ({ browser }) => {
  const host = await enter(browser, 'seller@uta.test')
  await plan(host, { title: `Taken room ${Date.now()}` })
  await host.goto(`${site('uta')}/events/new`)
  await host.getByLabel('Name', { exact: true }).fill('Half a plan')
  await host.getByLabel('Begins').fill(localTime(1))
  await host.getByLabel(/^Place ?\(/).fill('university center')
  await expect(host.getByText('This place is taken around that time.')).toBeVisible()
  const before = await host.getByLabel('Begins').inputValue()
  await host.getByText('Less is on:').locator('..').getByRole('button').first().click()
  expect(await host.getByLabel('Begins').inputValue()).not.toBe(before)
  await expect(host.getByText('Kept in this browser')).toBeAttached()
  await host.goto(`${site('uta')}/events/new`)
  await host.getByRole('button', { name: 'Bring it back' }).click()
  await expect(host.getByLabel('Name', { exact: true })).toHaveValue('Half a plan')
})
