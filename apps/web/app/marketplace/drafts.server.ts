import { ApiError } from '@banter/api/client'
import { isBranchOf } from '@banter/api/marketplace/categories/contract'
import type { Category, Condition } from '@banter/api/marketplace/contract'
import { updateProduct } from '@banter/api/marketplace/contract'
import { publishProduct } from '@banter/api/marketplace/listing/contract'
import type { api } from '../api.server.ts'
import { redirectWith } from '../flash.server.ts'
import { invalid } from '../refused.server.ts'
import type { ActionFunctionArgs } from '../router.server.ts'
import { parseMoney } from '../ui/amounts.ts'
import { counted } from '../ui/counted.ts'
import { CATEGORY_NAMES, CONDITIONS } from './words.ts'

type Ask = ReturnType<typeof api>

interface Row {
  id: string
  title: string
  category: Category
  /** As it was, where none is chosen here. */
  branch?: string
  condition: Condition
  price: string
}

/** Rows of the form: each field's name ends with the id of its draft. */
function rowsOf(form: FormData): Row[] {
  return form.getAll('draft').map((draft) => {
    const id = String(draft)
    const text = (name: string) => String(form.get(`${name}-${id}`) ?? '').trim()
    const [category = '', branch = ''] = text('category').split('/')
    return {
      id,
      title: text('title'),
      category: Object.hasOwn(CATEGORY_NAMES, category) ? (category as Category) : 'other',
      ...(isBranchOf(category, branch) ? { branch } : {}),
      condition: Object.hasOwn(CONDITIONS, text('condition')) ? (text('condition') as Condition) : 'good',
      price: text('price'),
    }
  })
}

/** Saves every row; asked to, lists those that have a title and a price. What is refused is told at its field, all else is done. */
export async function saveDrafts(context: ActionFunctionArgs['context'], ask: Ask, form: FormData) {
  const publishing = form.get('intent') === 'publish'
  const problems: Record<string, string> = {}
  let listed = 0
  for (const row of rowsOf(form)) {
    const wrong = await save(ask, row, publishing && row.title !== '' && row.price !== '')
    if (wrong === null) listed += 1
    else Object.assign(problems, wrong)
  }
  if (Object.keys(problems).length > 0) return invalid(problems, form, told(listed, problems))
  const said = publishing
    ? `${counted(listed, 'thing')} listed. What lacks a title or a price stays a draft.`
    : 'Saved.'
  return await redirectWith(context, '/sell/room', said)
}

const told = (listed: number, problems: Record<string, string>) =>
  `${listed > 0 ? `${counted(listed, 'thing')} listed. ` : ''}${counted(Object.keys(problems).length, 'field')} to look at; all else is saved.`

/** @returns null when it was listed, or what is wrong by the names of the fields: nothing when it was only saved */
async function save(ask: Ask, { id, price, ...words }: Row, publishing: boolean) {
  const amount = price === '' ? 0 : parseMoney(price)
  if (amount === null) return { [`price-${id}`]: 'Write a price such as 25 or 19.99. A gift costs 0.' }
  const given = publishing && amount === 0 ? { kind: 'free' as const } : {}
  try {
    const path = { params: { id } }
    await ask(updateProduct, { ...path, body: { ...words, ...given, price: { amount, currency: 'usd' } } })
    if (!publishing) return {}
    await ask(publishProduct, path)
    return null
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    const fields = Object.entries(error.fields ?? { title: error.message })
    return Object.fromEntries(fields.map(([name, problem]) => [`${name.replace(/\..*/, '')}-${id}`, problem]))
  }
}
