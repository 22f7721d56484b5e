import { moneyWords } from '@banter/billing/money-words'
import type { Ctx } from '@banter/tenants/context'
import type { Services } from '../../../job.ts'
import type { Find } from '../../../marketplace/searches/hits.ts'

const KINDS: Record<string, string> = { free: 'Free', swap: 'To swap' }

export const costOf = ({ kind, amount, currency }: Pick<Find, 'kind' | 'amount' | 'currency'>) =>
  KINDS[kind] ?? moneyWords(amount, currency)

/** Where the alerts of one search, and of no other, are stopped. */
export const stopUrl = (site: Services['site'], ctx: Ctx, { stopKey }: Pick<Find, 'stopKey'>) =>
  site.urlOf(ctx.school, `/alerts/stop?key=${stopKey}`)
