import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { parseForm } from '../form.ts'
import { setBank } from '../resources/banks.ts'
import { dueOf, REQUIREMENTS, setDue } from '../resources/requirements.ts'
import type { Account, StoredLink } from '../tables.ts'
import type { World } from '../world.ts'
import { sendNotice, sendPage } from './layout.ts'
import { ASKED, type Given, onboardingView, problemsIn, TEST_DETAILS } from './onboarding-view.ts'

/** Stripe's test number of an identity that is looked at by hand. */
const REVIEWED_SSN = '1111'

/** Where a seller gives their details, all at once or some now and some later, so that their account may receive money. */
export function serveOnboarding(app: FastifyInstance, world: World): void {
  app.get('/connect/onboarding/:id', async (request, reply) => {
    const found = openLink(world, request)
    if (!found) return turnAway(world, request, reply)
    await show(reply, 200, found.account, {}, {})
  })

  app.post('/connect/onboarding/:id', async (request, reply) => {
    const found = openLink(world, request)
    if (!found) return turnAway(world, request, reply)
    const given = givenIn(request, found.account)
    const problems = problemsIn(given, world.clock.now())
    if (Object.keys(problems).length > 0) return show(reply, 422, found.account, given, problems)
    world.change(() => {
      take(world, found.account, given)
      world.tables.accountLinks.put({ ...found.link, used: true })
    })
    if (found.link.returnUrl) return redirect(reply, found.link.returnUrl)
    await sendNotice(reply, 200, { title: 'All set', text: 'You can close this page.' })
  })
}

/** What was given is not asked for any more. */
function take(world: World, account: Account, given: Given): void {
  if (given.bank) setBank(world, account.id, given.bank)
  const done = new Set(
    ASKED.filter(({ name }) => given[name]).map(({ requirement }) => requirement as string),
  )
  const due = dueOf(account).filter((each) => !done.has(each))
  setDue(world, account, due, given.ssn === REVIEWED_SSN)
}

async function show(
  reply: FastifyReply,
  status: number,
  account: Account,
  given: Given,
  problems: Partial<Record<keyof Given, string>>,
) {
  const body = onboardingView({ account, due: dueOf(account), given, problems })
  await sendPage(reply, status, { title: 'Seller onboarding', columns: 'one', body })
}

function givenIn(request: FastifyRequest, account: Account): Given {
  const form = parseForm(typeof request.body === 'string' ? request.body : '')
  const due = dueOf(account)
  const asked = ASKED.filter(
    ({ requirement }) => due.includes(requirement) || !REQUIREMENTS.includes(requirement),
  )
  if (form.fill === 'test') return Object.fromEntries(asked.map(({ name }) => [name, TEST_DETAILS[name]]))
  const typed = asked.map(({ name }) => [name, form[name]] as const)
  return Object.fromEntries(
    typed
      .filter((pair): pair is [keyof Given, string] => typeof pair[1] === 'string')
      .map(([name, value]) => [name, value.trim().slice(0, 200)]),
  )
}

function openLink(world: World, request: FastifyRequest): { link: StoredLink; account: Account } | undefined {
  const link = linkOf(world, request)
  const account = link && world.tables.accounts.get(link.account)
  return account && !link.used && link.expiresAt > world.clock.now() ? { link, account } : undefined
}

function linkOf(world: World, request: FastifyRequest): StoredLink | undefined {
  return world.tables.accountLinks.get((request.params as { id: string }).id)
}

/** An expired or used link sends its visitor back for a new one. */
async function turnAway(world: World, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const link = linkOf(world, request)
  if (link) return redirect(reply, link.refreshUrl)
  await sendNotice(reply, 404, { title: 'Link not found', text: 'Ask for a new onboarding link.' })
}

async function redirect(reply: FastifyReply, url: string): Promise<void> {
  await reply.redirect(url, 303)
}
