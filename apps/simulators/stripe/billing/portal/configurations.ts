import { endpoint } from '../../endpoint.ts'
import { missingParameter, noSuch } from '../../errors.ts'
import { newId } from '../../identifiers.ts'
import { page, pageParameters } from '../../pagination.ts'
import { flag, list, metadata, object, oneOf, required, text, url } from '../../parameters.ts'
import type { World } from '../../world.ts'
import { emptyable, mergeMetadata, metadataChange } from '../rules.ts'
import type { PortalConfiguration } from './portal-types.ts'

const REASONS = [
  'customer_service',
  'low_quality',
  'missing_features',
  'other',
  'switched_service',
  'too_complex',
  'too_expensive',
  'unused',
] as const

/** Changing the plan is left to the shop's own pages: `subscription_update` can only be switched off here. */
const features = object({
  customer_update: object({
    allowed_updates: emptyable(list(oneOf('address', 'email', 'name', 'phone', 'shipping', 'tax_id'))),
    enabled: flag(),
  }),
  invoice_history: object({ enabled: required(flag()) }),
  payment_method_update: object({ enabled: required(flag()) }),
  subscription_cancel: object({
    cancellation_reason: object({ enabled: required(flag()), options: required(list(oneOf(...REASONS))) }),
    enabled: required(flag()),
    mode: oneOf('at_period_end', 'immediately'),
    proration_behavior: oneOf('always_invoice', 'create_prorations', 'none'),
  }),
  subscription_update: object({ enabled: flag() }),
})

const profile = object({
  headline: emptyable(text({ max: 60 })),
  privacy_policy_url: url(),
  terms_of_service_url: url(),
})

type Features = ReturnType<typeof features.parse>

function featuresFrom(
  wanted: Features,
  before?: PortalConfiguration['features'],
): PortalConfiguration['features'] {
  const { customer_update: person, subscription_cancel: cancel } = wanted
  const old = before?.subscription_cancel
  const reasons = cancel?.cancellation_reason
  return {
    customer_update: {
      allowed_updates: person?.allowed_updates ?? before?.customer_update.allowed_updates ?? [],
      enabled: person?.enabled ?? before?.customer_update.enabled ?? false,
    },
    invoice_history: wanted.invoice_history ?? before?.invoice_history ?? { enabled: false },
    payment_method_update: {
      enabled: wanted.payment_method_update?.enabled ?? before?.payment_method_update.enabled ?? false,
      payment_method_configuration: null,
    },
    subscription_cancel: {
      cancellation_reason: reasons
        ? { ...reasons, feedback_options: null }
        : (old?.cancellation_reason ?? { enabled: false, feedback_options: null, options: [] }),
      enabled: cancel?.enabled ?? old?.enabled ?? false,
      mode: cancel?.mode ?? old?.mode ?? 'at_period_end',
      proration_behavior: cancel?.proration_behavior ?? old?.proration_behavior ?? 'none',
    },
    subscription_pause: { duration: { interval_options: [], type: 'indefinite' }, enabled: false },
    subscription_update: {
      billing_cycle_anchor: null,
      default_allowed_updates: [],
      enabled: false,
      proration_behavior: 'none',
      schedule_at_period_end: { conditions: [] },
      trial_update_behavior: 'end_trial',
    },
  }
}

const create = endpoint({
  method: 'POST',
  path: '/v1/billing_portal/configurations',
  parameters: {
    business_profile: profile,
    default_return_url: emptyable(url()),
    features: required(features),
    metadata: metadata(),
    name: emptyable(text()),
  },
  run({ world, params }) {
    if (Object.keys(params.features).length === 0) throw missingParameter('features')
    const now = world.clock.now()
    const {
      headline = null,
      privacy_policy_url = null,
      terms_of_service_url = null,
    } = params.business_profile ?? {}
    const made = world.tables.portalConfigurations.put({
      id: newId('bpc'),
      object: 'billing_portal.configuration',
      active: true,
      application: null,
      business_profile: { headline, privacy_policy_url, terms_of_service_url },
      created: now,
      default_return_url: params.default_return_url ?? null,
      features: featuresFrom(params.features),
      is_default: false,
      livemode: false,
      login_page: { enabled: false, url: null },
      metadata: params.metadata ?? {},
      name: params.name ?? null,
      updated: now,
    })
    world.emit('billing_portal.configuration.created', made)
    return made
  },
})

export function configurationNamed(world: World, id: string, param?: string): PortalConfiguration {
  const found = world.tables.portalConfigurations.get(id)
  if (!found) throw noSuch('configuration', id, param)
  return found
}

const retrieve = endpoint({
  method: 'GET',
  path: '/v1/billing_portal/configurations/:id',
  parameters: {},
  run: ({ world, path: [id = ''] }) => configurationNamed(world, id),
})

const update = endpoint({
  method: 'POST',
  path: '/v1/billing_portal/configurations/:id',
  parameters: {
    active: flag(),
    business_profile: profile,
    default_return_url: emptyable(url()),
    features,
    metadata: metadataChange(),
    name: emptyable(text()),
  },
  run({ world, params, path: [id = ''] }) {
    const before = configurationNamed(world, id)
    const { default_return_url: back = before.default_return_url, name = before.name } = params
    const after = world.tables.portalConfigurations.put({
      ...before,
      active: params.active ?? before.active,
      business_profile: { ...before.business_profile, ...params.business_profile },
      default_return_url: back,
      features: featuresFrom(params.features ?? {}, before.features),
      metadata: mergeMetadata(before.metadata ?? {}, params.metadata),
      name,
      updated: world.clock.now(),
    })
    world.emit('billing_portal.configuration.updated', after, undefined, before)
    return after
  },
})

const listAll = endpoint({
  method: 'GET',
  path: '/v1/billing_portal/configurations',
  parameters: { ...pageParameters, active: flag(), is_default: flag() },
  run({ world, params }) {
    const found = world.tables.portalConfigurations
      .newestFirst()
      .filter(({ active }) => params.active === undefined || active === params.active)
      .filter(({ is_default: first }) => params.is_default === undefined || first === params.is_default)
    return page('/v1/billing_portal/configurations', found, params)
  },
})

export const portalConfigurations = [create, retrieve, update, listAll]
