import type Stripe from 'stripe'

interface NewSession {
  id: string
  amount: number
  created: number
  currency: string
  expires_at: number
  url: string
  allow_promotion_codes?: boolean
  cancel_url?: string
  client_reference_id?: string
  customer?: string
  customer_email?: string
  locale?: 'auto' | 'en'
  metadata?: Record<string, string>
  mode: 'payment' | 'subscription'
  payment_method_collection?: 'always' | 'if_required'
  submit_type?: 'auto' | 'book' | 'donate' | 'pay'
  success_url: string
}

/** What is the same in every new session. */
const UNTOUCHED = {
  object: 'checkout.session',
  adaptive_pricing: null,
  after_expiration: null,
  allowed_payment_method_types: null,
  automatic_tax: { enabled: false, liability: null, provider: null, status: null },
  billing_address_collection: null,
  client_secret: null,
  collected_information: null,
  consent: null,
  consent_collection: null,
  currency_conversion: null,
  custom_fields: [],
  custom_text: {
    after_submit: null,
    shipping_address: null,
    submit: null,
    terms_of_service_acceptance: null,
  },
  customer_account: null,
  customer_creation: 'if_required',
  customer_details: null,
  discounts: [],
  integration_identifier: null,
  invoice: null,
  invoice_creation: null,
  livemode: false,
  managed_payments: null,
  origin_context: null,
  payment_intent: null,
  payment_link: null,
  payment_method_configuration_details: null,
  payment_method_options: {},
  payment_method_types: ['card'],
  payment_status: 'unpaid',
  permissions: null,
  recovered_from: null,
  saved_payment_method_options: null,
  setup_intent: null,
  shipping_address_collection: null,
  shipping_cost: null,
  shipping_options: [],
  status: 'open',
  subscription: null,
  total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
  ui_mode: 'hosted_page',
  wallet_options: null,
} satisfies Partial<Stripe.Checkout.Session>

/** An open checkout; its payment intent appears with the first attempt to pay. */
export function newSession(wanted: NewSession): Stripe.Checkout.Session {
  const subscribes = wanted.mode === 'subscription'
  return {
    ...UNTOUCHED,
    id: wanted.id,
    allow_promotion_codes: wanted.allow_promotion_codes ?? null,
    customer: wanted.customer ?? null,
    mode: wanted.mode,
    payment_method_collection: wanted.payment_method_collection ?? (subscribes ? 'always' : 'if_required'),
    amount_subtotal: wanted.amount,
    amount_total: wanted.amount,
    cancel_url: wanted.cancel_url ?? null,
    client_reference_id: wanted.client_reference_id ?? null,
    created: wanted.created,
    currency: wanted.currency,
    customer_email: wanted.customer_email ?? null,
    expires_at: wanted.expires_at,
    locale: wanted.locale ?? null,
    metadata: wanted.metadata ?? {},
    submit_type: wanted.submit_type ?? null,
    success_url: wanted.success_url,
    url: wanted.url,
  }
}
