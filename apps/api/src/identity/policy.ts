import type { Session, User } from '@banter/prisma'

export const mayComeIn = (user: Pick<User, 'status'>) => user.status === 'active'

export const isConfirmed = (user: Pick<User, 'emailVerifiedAt'>) => user.emailVerifiedAt !== null

export const isLive = (session: Pick<Session, 'revokedAt' | 'expiresAt'>, now: Date) =>
  session.revokedAt === null && session.expiresAt > now
