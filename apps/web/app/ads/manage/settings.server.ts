import { AdCategory } from '@banter/api/ads/contract'
import * as settings from '@banter/api/ads/settings/contract'
import { api } from '../../api.server.ts'
import { redirectWith } from '../../flash.server.ts'
import { invalid, refused } from '../../refused.server.ts'
import type { ActionFunctionArgs } from '../../router.server.ts'
import { parseMoney } from '../../ui/amounts.ts'

const PAGE = '/admin/ads/settings'

/** Rules, prices and times without ads. */
export async function changeRules({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const ask = api(request, context)
  const text = (name: string) => String(form.get(name) ?? '').trim()
  try {
    if (form.has('blackout')) {
      await ask(settings.endBlackout, { params: { id: text('blackout') } })
      return await redirectWith(context, PAGE, 'Taken back.')
    }
    if (text('intent') === 'add-blackout') {
      const body = { from: text('from'), to: text('to'), reason: text('reason') }
      await ask(settings.addBlackout, { body })
      return await redirectWith(context, PAGE, 'No ads then.')
    }
    const prices = readPrices(text)
    if ('wrong' in prices) return invalid(prices.wrong, form)
    await ask(settings.changeAdSettings, { body: { ...readSettings(form), ...prices.body } })
    return await redirectWith(context, PAGE, 'Saved.')
  } catch (error) {
    return refused(error, form)
  }
}

function readSettings(form: FormData) {
  return {
    enabled: form.has('enabled'),
    optOut: form.has('optOut'),
    maxLoad: Number(form.get('maxLoad')),
    categories: AdCategory.options.filter((category) => form.has(`category-${category}`)),
    shareTo: form.get('shareTo') === 'transfer' ? ('transfer' as const) : ('invoice' as const),
  }
}

type Read = { wrong: Record<string, string> } | { body: Record<(typeof PRICES)[number], number> }

const PRICES = ['cpmPrice', 'cpcPrice', 'weekPrice'] as const

function readPrices(text: (name: string) => string): Read {
  const read = PRICES.map((name) => [name, parseMoney(text(name))] as const)
  const wrong = read.filter(([, cents]) => cents === null)
  if (wrong.length > 0)
    return { wrong: Object.fromEntries(wrong.map(([name]) => [name, 'An amount such as 5.00, please.'])) }
  const cents = (name: string) => read.find(([one]) => one === name)?.[1] ?? 0
  return {
    body: { cpmPrice: cents('cpmPrice'), cpcPrice: cents('cpcPrice'), weekPrice: cents('weekPrice') },
  }
}
