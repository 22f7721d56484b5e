import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { activate, transfersStatus } from '../resources/accounts.ts'
import type { StoredLink } from '../tables.ts'
import type { World } from '../world.ts'
import { html } from './html.ts'
import { sendNotice, sendPage } from './layout.ts'

/** Where a seller gives their details, so that their account may receive money. */
export function serveOnboarding(app: FastifyInstance, world: World): void {
  app.get('/connect/onboarding/:id', async (request, reply) => {
    const link = linkOf(world, request)
    if (!link || !isLive(world, link)) return turnAway(reply, link)
    const account = world.tables.accounts.get(link.account)
    const name = account?.display_name ?? account?.contact_email ?? link.account
    const ready = account && transfersStatus(account) === 'active'
    const body = html`<section class="card">
<h1>Get paid for your sales</h1>
<p>Account: <strong>${name}</strong></p>
<p>${ready ? 'This account is set up already.' : 'A real seller enters their identity and bank details here.'}</p>
<form method="post"><button type="submit">${ready ? 'Continue' : 'Use test details and finish'}</button></form>
</section>`
    await sendPage(reply, 200, { title: 'Seller onboarding', columns: 'one', body })
  })

  app.post('/connect/onboarding/:id', async (request, reply) => {
    const link = linkOf(world, request)
    if (!link || !isLive(world, link)) return turnAway(reply, link)
    world.change(() => {
      activate(world, link.account)
      world.tables.accountLinks.put({ ...link, used: true })
    })
    if (link.returnUrl) return redirect(reply, link.returnUrl)
    await sendNotice(reply, 200, { title: 'All set', text: 'You can close this page.' })
  })
}

function linkOf(world: World, request: FastifyRequest): StoredLink | undefined {
  return world.tables.accountLinks.get((request.params as { id: string }).id)
}

function isLive(world: World, link: StoredLink): boolean {
  return !link.used && link.expiresAt > world.clock.now()
}

/** An expired or used link sends its visitor back for a new one. */
async function turnAway(reply: FastifyReply, link: StoredLink | undefined): Promise<void> {
  if (link) return redirect(reply, link.refreshUrl)
  await sendNotice(reply, 404, { title: 'Link not found', text: 'Ask for a new onboarding link.' })
}

async function redirect(reply: FastifyReply, url: string): Promise<void> {
  await reply.redirect(url, 303)
}
