import { MINUTE } from '../clock.ts'
import { endpoint } from '../endpoint.ts'
import { missingParameter } from '../errors.ts'
import { newId } from '../identifiers.ts'
import { object, oneOf, required, text, url } from '../parameters.ts'
import { accountNamed } from './accounts.ts'

const LASTS = 10 * MINUTE

const flow = object({
  collection_options: object({
    fields: oneOf('currently_due', 'eventually_due'),
    future_requirements: oneOf('include', 'omit'),
  }),
  refresh_url: required(url()),
  return_url: url(),
})

const create = endpoint({
  method: 'POST',
  path: '/v2/core/account_links',
  parameters: {
    account: required(text()),
    use_case: required(
      object({
        account_onboarding: flow,
        account_update: flow,
        type: required(oneOf('account_onboarding', 'account_update')),
      }),
    ),
  },
  run({ world, params, origin }) {
    const { account, use_case: useCase } = params
    accountNamed(world, account)
    const wanted = useCase[useCase.type]
    if (!wanted) throw missingParameter(`use_case[${useCase.type}]`)
    const now = world.clock.now()
    const link = world.tables.accountLinks.put({
      id: newId('link', 32),
      account,
      refreshUrl: wanted.refresh_url,
      returnUrl: wanted.return_url ?? null,
      expiresAt: now + LASTS,
      used: false,
    })
    return {
      object: 'v2.core.account_link',
      account,
      created: new Date(now * 1000).toISOString(),
      expires_at: new Date(link.expiresAt * 1000).toISOString(),
      livemode: false,
      url: `${origin}/connect/onboarding/${link.id}`,
      use_case: useCase,
    }
  },
})

export const accountLinks = [create]
