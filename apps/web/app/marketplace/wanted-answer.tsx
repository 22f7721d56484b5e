import type { ProductDetail } from '@banter/api/marketplace/contract'
import { Form } from '../router.ts'
import { plainAmount } from '../ui/amounts.ts'
import { LinkButton } from '../ui/link-button.tsx'
import { Select } from '../ui/select.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'
import type { Around } from './around.server.ts'
import { shelfOf } from './words.ts'

/** Somebody needs this: whoever has one says so with a listing, one that is there or a new one. */
export function WantedAnswer({ product, own }: { product: ProductDetail; own: Around['own'] }) {
  if (product.mine || product.status !== 'active') return null
  const { name } = product.seller
  return (
    <div className="grid gap-3">
      {own.length > 0 && (
        <Form method="post" className="grid gap-2.5">
          <label htmlFor="own-listing" className="text-xs font-medium text-muted">
            Which of your listings is it?
          </label>
          <Select
            id="own-listing"
            name="own"
            options={own.map(({ id, title }) => ({ value: id, label: title }))}
          />
          <SubmitButton intent="answer" size="lg" wide>
            I have this
          </SubmitButton>
        </Form>
      )}
      <LinkButton
        to={sellPath(product)}
        variant={own.length ? 'secondary' : 'primary'}
        size={own.length ? 'md' : 'lg'}
        wide
      >
        {own.length ? 'List another one' : 'I have one: list it'}
      </LinkButton>
      <p className="text-[0.8125rem] text-muted">{name} is told when something like it is listed.</p>
    </div>
  )
}

/** The form with what is wanted in it: for a new listing that its author finds. */
function sellPath({ title, category, branch, course, isbn, price }: ProductDetail): string {
  const known = { title, category: shelfOf(category, branch), course, isbn, price: plainAmount(price) }
  const query = new URLSearchParams({ kind: 'sale' })
  for (const [name, value] of Object.entries(known)) if (value) query.set(name, value)
  return `/sell?${query}`
}
