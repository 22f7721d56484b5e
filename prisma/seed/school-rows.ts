/** One demo school as plain rows. Tables are text: a row a line, its columns separated by `|`, ages in days before now. */
export interface DemoSchool {
  slug: string
  kind: 'school' | 'platform'
  name: string
  description: string
  city: string
  state: string
  country: string
  plan: string
  emailDomains: string[]
  /** Of its people's addresses. */
  mailDomain: string
  /** account | name | role | major | age, where it is not as old as the school */
  people: string
  /** seller | category | condition | price | stock | age | title | description */
  products?: string
  /** author | age | text */
  posts?: string
  /** who | how many | title of the product */
  cart?: string
  /** who | age | path | title | text */
  notices?: string
}

export function rowsOf(table = ''): string[][] {
  return table
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => line.split('|').map((column) => column.trim()))
}
