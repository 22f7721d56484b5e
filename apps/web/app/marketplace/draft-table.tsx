import type { MyProduct } from '@banter/api/marketplace/listing/contract'
import type { KeyboardEvent } from 'react'
import { Form, Link } from '../router.ts'
import { plainAmount } from '../ui/amounts.ts'
import { Card } from '../ui/card.tsx'
import { counted } from '../ui/counted.ts'
import type { FormRefusal } from '../ui/form-errors.tsx'
import { Input } from '../ui/input.tsx'
import { ProductArt } from '../ui/product-art.tsx'
import { Select } from '../ui/select.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'
import { UnsavedForm } from '../ui/unsaved-form.tsx'
import { ShelfSelect } from './shelf-select.tsx'
import { conditionOptions } from './words.ts'

interface DraftTableProps {
  drafts: MyProduct[]
  total: number
  refusal: FormRefusal | undefined
}

/** All drafts in one form: Tab goes from field to field, Enter to the next thing. */
export function DraftTable({ drafts, total, refusal }: DraftTableProps) {
  return (
    <Form method="post" onKeyDown={toNextRow}>
      <UnsavedForm refused={Boolean(refusal)} />
      <Card
        title={counted(total, 'draft')}
        flush
        footer={
          <>
            <SubmitButton intent="save" variant="secondary">
              Save all
            </SubmitButton>
            <SubmitButton intent="publish">List what is complete</SubmitButton>
          </>
        }
      >
        <p className="px-4 pt-3 text-[0.8125rem] text-muted sm:px-5">
          Enter goes to the next thing. A price of 0 gives it away.
        </p>
        <ul aria-label="Drafts" className="divide-y divide-line">
          {drafts.map((draft) => (
            <DraftRow key={draft.id} draft={draft} refusal={refusal} />
          ))}
        </ul>
      </Card>
    </Form>
  )
}

function DraftRow({ draft, refusal }: { draft: MyProduct; refusal: FormRefusal | undefined }) {
  const { id, title, category, condition, price } = draft
  const props = (name: string, label: string, stored: string) => ({
    id: `${name}-${id}`,
    name: `${name}-${id}`,
    'aria-label': title ? `${label} of ${title}` : label,
    'aria-invalid': refusal?.fields[`${name}-${id}`] ? (true as const) : undefined,
    'aria-describedby': refusal?.fields[`${name}-${id}`] ? `problem-${id}` : undefined,
    defaultValue: refusal?.values[`${name}-${id}`] ?? stored,
  })
  const problems = ['title', 'category', 'price', 'description', 'brand']
    .map((name) => refusal?.fields[`${name}-${id}`])
    .filter(Boolean)
  return (
    <li className="grid grid-cols-[4.5rem_minmax(0,1fr)] gap-3 px-4 py-3 sm:px-5">
      <input type="hidden" name="draft" value={id} />
      <ProductArt product={draft} className="aspect-[4/3] self-start rounded-md border border-line" />
      <div className="grid gap-2 sm:grid-cols-2 xl:grid-cols-[minmax(0,2fr)_minmax(0,1.4fr)_minmax(0,1fr)_7rem_auto] xl:items-center">
        <Input {...props('title', 'Title', title)} maxLength={120} placeholder="What is it?" />
        <ShelfSelect {...props('category', 'Category', category)} />
        <Select {...props('condition', 'Condition', condition)} options={conditionOptions} />
        <Input
          {...props('price', 'Price in dollars', price.amount ? plainAmount(price) : '')}
          inputMode="decimal"
          autoComplete="off"
          placeholder="Price $"
        />
        <Link to={`/products/${id}/edit`} className="text-[0.8125rem] text-muted underline hover:text-ink">
          More
        </Link>
        {problems.length > 0 && (
          <p id={`problem-${id}`} className="col-span-full text-[0.8125rem] font-medium text-danger-text">
            {problems.join(' ')}
          </p>
        )}
      </div>
    </li>
  )
}

/** Enter in a row would send all of them: it goes to the same field of the next row instead. */
function toNextRow(event: KeyboardEvent<HTMLFormElement>) {
  const { target } = event
  if (event.key !== 'Enter' || !(target instanceof HTMLInputElement) || target.type !== 'text') return
  event.preventDefault()
  const [kind = ''] = target.name.split('-')
  const alike = [...event.currentTarget.querySelectorAll<HTMLInputElement>(`input[name^="${kind}-"]`)]
  const next = alike[alike.indexOf(target) + 1]
  if (next) next.focus()
  else event.currentTarget.querySelector<HTMLButtonElement>('button[value="publish"]')?.focus()
}
