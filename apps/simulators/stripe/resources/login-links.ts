import { HOUR } from '../clock.ts'
import { endpoint } from '../endpoint.ts'
import { StripeFault } from '../errors.ts'
import { newId } from '../identifiers.ts'
import { accountNamed } from './accounts.ts'

const create = endpoint({
  method: 'POST',
  path: '/v1/accounts/:id/login_links',
  parameters: {},
  run({ world, origin, path: [id = ''] }) {
    const account = accountNamed(world, id)
    if (account.dashboard !== 'express') {
      const message = 'Cannot create a login link for an account that is not an Express account.'
      throw new StripeFault(400, message)
    }
    if (account.requirements?.entries?.length && !world.tables.banks.get(id)) {
      const message = 'Cannot create a login link for an account that has not completed onboarding.'
      throw new StripeFault(400, message)
    }
    const now = world.clock.now()
    const login = world.tables.logins.put({ id: newId('login', 32), account: id, expiresAt: now + HOUR })
    return { object: 'login_link', created: now, url: `${origin}/express/${login.id}` }
  },
})

export const loginLinks = [create]
