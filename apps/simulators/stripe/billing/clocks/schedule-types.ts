import type { Metadata } from '../types.ts'

export interface SchedulePhase {
  start_date: number
  end_date: number
  items: { price: string; quantity: number; metadata: Metadata }[]
  proration_behavior: 'always_invoice' | 'create_prorations' | 'none'
  metadata: Metadata
}

export interface SubscriptionSchedule {
  id: string
  object: 'subscription_schedule'
  canceled_at: number | null
  completed_at: number | null
  created: number
  current_phase: { start_date: number; end_date: number } | null
  customer: string
  end_behavior: 'cancel' | 'release'
  livemode: false
  metadata: Metadata
  phases: SchedulePhase[]
  released_at: number | null
  released_subscription: string | null
  status: 'active' | 'canceled' | 'completed' | 'not_started' | 'released'
  subscription: string | null
  test_clock: string | null
}
