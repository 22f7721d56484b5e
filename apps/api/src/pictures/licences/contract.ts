import { z } from 'zod'

export const LicenceName = z.enum(['personal', 'credit', 'commercial', 'own'])
export type LicenceName = z.output<typeof LicenceName>

/** What a buyer may do with an original, as it is kept with each sale: later words change nothing for earlier buyers. */
export const LICENCES: Record<Exclude<LicenceName, 'own'>, { title: string; text: string }> = {
  personal: {
    title: 'Personal use',
    text: 'You may look at this picture, print it and show it wherever you speak for yourself. You may not earn money with it, except by selling the original on: then you keep no copy.',
  },
  credit: {
    title: 'Free use with credit',
    text: 'You may use this picture for anything that earns no money, print and publish it, as long as the name of its maker stands beside it. When you sell the original on, you keep no copy.',
  },
  commercial: {
    title: 'Commercial use',
    text: 'You may use, change, print and publish this picture, also to earn money with it. When you sell the original on, this right goes with it and you keep no copy.',
  },
}

export const MOST_LICENCE = 2_000

export const Licence = z.object({ name: LicenceName, title: z.string(), text: z.string() })
export type Licence = z.output<typeof Licence>

/** The text that was chosen, or the maker’s own words. */
export const licenceText = (name: LicenceName, own: string): string =>
  name === 'own' ? own : LICENCES[name].text

export function licenceOf(text: string): Licence {
  for (const name of LicenceName.options)
    if (name !== 'own' && LICENCES[name].text === text) return { name, ...LICENCES[name] }
  return { name: 'own', title: 'Its maker’s own terms', text }
}
