import type { User } from '@banter/prisma'
import type * as contract from './contract.ts'

/** What the owner of an account sees of it. */
export function asMe({
  id,
  email,
  name,
  role,
  major,
  phone,
  createdAt,
}: Pick<User, 'id' | 'email' | 'name' | 'role' | 'major' | 'phone' | 'createdAt'>): contract.Me {
  return { id, email, name, role, major, phone, createdAt: createdAt.toISOString() }
}
