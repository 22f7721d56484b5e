/** What each field of opening a school is called, by its name. */
export const LABELS = {
  name: 'Name',
  desc: 'Description',
  city: 'City',
  state: 'State',
  country: 'Country',
  slug: 'Address',
  emailDomains: 'E-mail domains',
  plan: 'Plan',
  adminEmail: 'E-mail of the first admin',
} as const

export type OpeningField = keyof typeof LABELS

export const STEPS: { title: string; fields: OpeningField[] }[] = [
  { title: 'School', fields: ['name', 'slug', 'desc', 'city', 'state', 'country'] },
  { title: 'Domains', fields: ['emailDomains'] },
  { title: 'Plan', fields: ['plan'] },
  { title: 'First admin', fields: ['adminEmail'] },
  { title: 'Review', fields: [] },
]

export const REVIEW = STEPS.length - 1

/** Where the first of these fields is asked; the review when none is. */
export function stepOf(fields: string[]): number {
  const at = STEPS.findIndex((step) => step.fields.some((field) => fields.includes(field)))
  return at < 0 ? REVIEW : at
}

const SMALL_WORDS = new Set(['of', 'the', 'at', 'and', 'for', 'in', 'de', 'la'])
const LONGEST_SLUG = 32

/** "Lakeside College" → lakeside; "University of Texas at Arlington" → uta: what students would call it. */
export function suggestSlug(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const words = plain.match(/[a-z0-9]+/g)?.filter((word) => !SMALL_WORDS.has(word)) ?? []
  const [first = '', second] = words
  if (!second) return first.slice(0, LONGEST_SLUG)
  const slug = words.length > 2 ? words.map((word) => word[0]).join('') : first
  return slug.slice(0, LONGEST_SLUG)
}

/** One per line, or with commas, with or without the @. */
export function readDomains(text: string): string[] {
  const domains = text.split(/[\s,;]+/).map((domain) => domain.replace(/^@/, '').toLowerCase())
  return [...new Set(domains.filter(Boolean))]
}
