import type { DemoSchool } from './school-rows.ts'

export const platform: DemoSchool = {
  slug: 'admin',
  kind: 'platform',
  name: 'Banter',
  description: 'The people who run Banter.',
  city: '',
  state: '',
  country: '',
  plan: 'platform',
  emailDomains: [],
  mailDomain: 'banter.test',
  people: `
    root    | Robin Ellery   | super_admin |
    finance | Farah Delacroix | finance    |
  `,
}
