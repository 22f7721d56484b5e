import type { Here } from '@banter/api/schools/contract'

export interface DemoAccount {
  email: string
  who: string
}

const DEMO_SCHOOLS = ['uta', 'lakeside']

/** As the demo data makes them; no secret, since it opens only what is made up. */
export const DEMO_PASSWORD = 'correct horse battery'

/** Who one may be at this host, where demo data is. */
export function demoAccounts({ demo, at, school }: Pick<Here, 'demo' | 'at' | 'school'>): DemoAccount[] {
  if (!demo) return []
  if (at === 'platform') {
    return [
      { email: 'root@banter.test', who: 'Super-admin' },
      { email: 'finance@banter.test', who: 'Finance' },
    ]
  }
  if (!school || !DEMO_SCHOOLS.includes(school.slug)) return []
  const names = ['Student', 'Seller', 'Moderator', 'Admin']
  return names.map((who) => ({ email: `${who.toLowerCase()}@${school.slug}.test`, who }))
}
