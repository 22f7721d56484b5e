import type { WaitingListing as Waiting } from '@banter/api/marketplace/rules/contract'
import { Form, Link } from '../router.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Card } from '../ui/card.tsx'
import { counted } from '../ui/counted.ts'
import { Field } from '../ui/field.tsx'
import type { FormRefusal } from '../ui/form-errors.tsx'
import { Input } from '../ui/input.tsx'
import { ProductArt } from '../ui/product-art.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'
import { Time } from '../ui/time.tsx'
import { PriceTag } from './price-tag.tsx'
import { CATEGORY_NAMES, CONDITIONS } from './words.ts'

/** One listing that waits: what it is, who offers it, and the two answers. */
export function WaitingListing({ one, refusal }: { one: Waiting; refusal: FormRefusal | undefined }) {
  const { id, title, description, category, condition, seller, photos, createdAt } = one
  return (
    <Card as="article">
      <div className="grid grid-cols-[5rem_minmax(0,1fr)] gap-x-4 gap-y-3 sm:grid-cols-[8rem_minmax(0,1fr)]">
        <ProductArt product={one} className="aspect-[4/3] self-start rounded-md border border-line" />
        <div className="grid min-w-0 content-start gap-1">
          <h2 className="font-semibold">
            <Link to={`/products/${id}`} className="hover:text-accent-text">
              {title}
            </Link>
          </h2>
          <p>
            <PriceTag {...one} /> · {CATEGORY_NAMES[category]} · {CONDITIONS[condition].name} ·{' '}
            {counted(photos, 'photo')}
          </p>
          <p className="whitespace-pre-wrap text-muted">{description || 'No description.'}</p>
          <p className="mt-1 flex items-center gap-2 text-[0.8125rem] text-muted">
            <Avatar name={seller.name} src={seller.avatar} size="sm" />
            <span>
              {seller.name}, here since <Time value={seller.since} />, {counted(seller.published, 'listing')}{' '}
              so far. Sent <Time value={createdAt} />
            </span>
          </p>
        </div>
      </div>
      <div className="mt-4 grid gap-3 border-t border-line pt-4 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-end">
        <Form method="post" className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-end">
          <input type="hidden" name="listing" value={id} />
          <Field name="reason" id={`reason-${id}`} label="Why not?" required error={refusal?.fields.reason}>
            {(control) => (
              <Input
                {...control}
                minLength={3}
                maxLength={500}
                defaultValue={refusal?.values.reason}
                placeholder="The seller reads this"
              />
            )}
          </Field>
          <SubmitButton intent="refuse" variant="secondary">
            Send back
          </SubmitButton>
        </Form>
        <Form method="post" className="justify-self-end">
          <input type="hidden" name="listing" value={id} />
          <input type="hidden" name="version" value={one.version} />
          <SubmitButton intent="approve">Let it in</SubmitButton>
        </Form>
      </div>
    </Card>
  )
}
