import { z } from 'zod'

/** What is wanted has the most its author would pay as its price; what is free or to swap has none. */
export const Kind = z.enum(['sale', 'free', 'swap', 'wanted'])
export type Kind = z.output<typeof Kind>
const LEAST_CENTS = 50

/** Whether it can be had at once, for its price or for nothing. */
export const canBeBought = (kind: string): boolean => kind === 'sale' || kind === 'free'

export const hasPrice = (kind: string): boolean => kind === 'sale' || kind === 'wanted'

/** What a listing still needs before others may see it: a draft may lack it. */
export function lacking({ kind, title, price }: { kind: string; title: string; price: { amount: number } }) {
  return {
    ...(title.length < 3 && { title: 'At least 3 characters, please.' }),
    ...(hasPrice(kind) && price.amount < LEAST_CENTS && { 'price.amount': 'At least $0.50, please.' }),
    ...(!hasPrice(kind) && price.amount > 0 && { 'price.amount': 'What is free or to swap has no price.' }),
  }
}
