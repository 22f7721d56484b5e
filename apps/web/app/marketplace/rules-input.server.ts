import type { Category } from '@banter/api/marketplace/contract'
import type { MarketRules } from '@banter/api/marketplace/rules/contract'
import { refused } from '../refused.server.ts'
import { CATEGORY_NAMES } from './words.ts'

/** The rules as the form was filled in; the API says what is wrong with them. */
export function readRules(form: FormData): MarketRules {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const day = (name: string) => text(name) || null
  return {
    blockedWords: text('blockedWords')
      .split(/[\n,;]+/)
      .map((word) => word.trim())
      .filter(Boolean),
    blockedCategories: form
      .getAll('blockedCategories')
      .filter((name): name is Category => Object.hasOwn(CATEGORY_NAMES, String(name))),
    reviewFirst: Number(text('reviewFirst') || 0),
    listingDays: Number(text('listingDays') || 0),
    termEndsOn: day('termEndsOn'),
    moveOutFrom: day('moveOutFrom'),
    moveOutTo: day('moveOutTo'),
    donateTo: text('donateTo'),
  }
}

/** As `refused`, with the problem of one word at the field of all of them. */
export function rulesRefused(error: unknown, form: FormData) {
  const answer = refused(error, form)
  const fields = Object.entries(answer.data.fields).map(([name, problem]) => [
    name.replace(/\..*/, ''),
    problem,
  ])
  answer.data.fields = Object.fromEntries(fields)
  return answer
}
