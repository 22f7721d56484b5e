import type Stripe from 'stripe'

export type PortalConfiguration = Stripe.BillingPortal.Configuration
export type PortalSession = Omit<Stripe.BillingPortal.Session, 'configuration'> & {
  configuration: string
  expiresAt: number
}
