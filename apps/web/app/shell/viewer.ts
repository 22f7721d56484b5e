import type { SubscriptionState } from '@banter/api/subscriptions/contract'

export interface ShellSchool {
  name: string
  slug: string
  /** A suspended school can be read and not changed. */
  suspended: boolean
}

export interface ShellUser {
  id: string
  name: string
  avatar: string | null
  role: 'student' | 'moderator' | 'admin' | 'finance' | 'super_admin'
  /** The step of the first-run guide that comes next; null when it is over. */
  onboarding: 'interests' | 'clubs' | 'post' | null
}

export interface ShellCounts {
  unread: number
  cart: number
}

/** Everything the shell draws; who loads it fills this, and the shell asks nobody else. */
export interface Viewer {
  school: ShellSchool
  user: ShellUser
  counts: ShellCounts
  /** What an admin is told of the school's bill; null for everybody else. */
  billing: { state: SubscriptionState; until: string | null } | null
  /** Payments go to a simulator: said on every page, so that nobody believes they paid. */
  simulatedPayments: boolean
}

export const mayAdminister = ({ role }: ShellUser) => role === 'admin' || role === 'moderator'

const ROLES: Record<ShellUser['role'], string> = {
  student: 'Student',
  moderator: 'Moderator',
  admin: 'School admin',
  finance: 'Finance',
  super_admin: 'Super-admin',
}

export const roleName = ({ role }: ShellUser) => ROLES[role]
