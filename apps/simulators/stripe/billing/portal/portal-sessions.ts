import { HOUR } from '../../clock.ts'
import { endpoint } from '../../endpoint.ts'
import { StripeFault } from '../../errors.ts'
import { newId } from '../../identifiers.ts'
import { object, oneOf, required, text, url } from '../../parameters.ts'
import { customerNamed, subscriptionNamed } from '../found.ts'
import { configurationNamed } from './configurations.ts'

const NONE =
  'No configuration provided and your test mode default configuration has not been created. Provide a configuration or create your default by saving your customer portal settings in test mode at https://dashboard.stripe.com/test/settings/billing/portal.'

const afterCompletion = object({
  redirect: object({ return_url: required(url()) }),
  type: required(oneOf('portal_homepage', 'redirect')),
})

/** A flow goes straight to one thing; the page shows only that. */
const flowRule = object({
  after_completion: afterCompletion,
  subscription_cancel: object({ subscription: required(text()) }),
  type: required(oneOf('payment_method_update', 'subscription_cancel')),
})

const create = endpoint({
  method: 'POST',
  path: '/v1/billing_portal/sessions',
  parameters: {
    configuration: text(),
    customer: required(text()),
    flow_data: flowRule,
    locale: oneOf('auto', 'en'),
    return_url: url(),
  },
  run({ world, params, origin }) {
    customerNamed(world, params.customer, 'customer')
    if (params.configuration === undefined) throw new StripeFault(400, NONE)
    const configuration = configurationNamed(world, params.configuration, 'configuration')
    const { flow_data: flow } = params
    const part = flow?.subscription_cancel
    if (part) subscriptionNamed(world, part.subscription, 'flow_data[subscription_cancel][subscription]')
    const id = newId('bps')
    const now = world.clock.now()
    const { redirect, type = 'portal_homepage' } = flow?.after_completion ?? {}
    const kept = world.tables.portalSessions.put({
      id,
      object: 'billing_portal.session',
      configuration: configuration.id,
      created: now,
      customer: params.customer,
      customer_account: null,
      expiresAt: now + HOUR,
      flow: flow
        ? {
            after_completion: { hosted_confirmation: null, redirect: redirect ?? null, type },
            subscription_cancel: part ? { retention: null, subscription: part.subscription } : null,
            customer_update: null,
            subscription_pause: null,
            subscription_update: null,
            subscription_update_confirm: null,
            type: flow.type,
          }
        : null,
      livemode: false,
      locale: params.locale ?? null,
      on_behalf_of: null,
      return_url: params.return_url ?? configuration.default_return_url,
      url: `${origin}/p/session/${id}`,
    })
    const { expiresAt: _, ...session } = kept
    world.emit('billing_portal.session.created', session)
    return session
  },
})

export const portalSessions = [create]
