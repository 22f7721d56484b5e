import type { Amount } from '../ui/amounts.ts'
import { Card } from '../ui/card.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { MoneyInput } from '../ui/money-input.tsx'
import { useHydrated } from '../ui/use-hydrated.ts'
import type { Sketch } from './listing-preview.tsx'
import { PriceHint } from './price-hint.tsx'
import { YouGet } from './you-get.tsx'

interface PriceFieldsProps {
  start: {
    price: Amount | string
    stock: string
    negotiable: boolean
    leastOfferPct: string
    swapFor: string
  }
  errors: Record<string, string>
  sketch: Sketch
}

/** What it costs: a price, nothing, something else, or the most that somebody would pay. */
export function PriceFields({ start, errors, sketch }: PriceFieldsProps) {
  const { kind } = sketch
  const hydrated = useHydrated()
  const priced = kind === 'sale' || kind === 'wanted'
  const [, branch = ''] = sketch.category.split('/')
  return (
    <Card title={kind === 'wanted' ? 'What would you pay?' : 'Price'}>
      <div className="grid gap-4 sm:grid-cols-[1fr_8rem]">
        <div hidden={!priced} className="grid content-start gap-2">
          <Field
            name="price"
            label={kind === 'wanted' ? 'At most' : 'Price'}
            // Without script the field stays when somebody gives a thing away.
            required={priced && hydrated}
            error={errors.price}
          >
            {(control) => (
              <MoneyInput
                {...control}
                defaultValue={start.price}
                outcome={kind === 'sale' ? (cents) => <YouGet cents={cents} /> : undefined}
              />
            )}
          </Field>
          {priced && <PriceHint isbn={sketch.isbn} branch={branch} condition={sketch.condition} />}
        </div>
        {!priced && (
          <p className="text-muted">
            {kind === 'free'
              ? 'It costs nothing. There is no fee.'
              : 'A swap costs nothing. There is no fee.'}
          </p>
        )}
        <Field name="stock" label="How many" required error={errors.stock}>
          {(control) => (
            <Input
              {...control}
              type="number"
              min={Math.min(1, Number(start.stock))}
              max={999}
              step={1}
              defaultValue={start.stock}
            />
          )}
        </Field>
        <div hidden={kind !== 'swap'} className="sm:col-span-2">
          <Field name="swapFor" label="What would you take for it?" optional error={errors.swapFor}>
            {(control) => (
              <Input
                {...control}
                maxLength={200}
                defaultValue={start.swapFor}
                placeholder="A desk lamp, or surprise me"
              />
            )}
          </Field>
        </div>
        <div
          hidden={kind !== 'sale'}
          className="grid gap-3 sm:col-span-2 sm:grid-cols-[1fr_auto] sm:items-end"
        >
          <Checkbox
            name="negotiable"
            defaultChecked={start.negotiable}
            label="I take offers"
            hint="Buyers may offer less; you accept, counter or decline."
          />
          <Field name="leastOfferPct" label="Least offer, in %" error={errors.leastOfferPct}>
            {(control) => (
              <Input
                {...control}
                type="number"
                min={0}
                max={100}
                step={5}
                defaultValue={start.leastOfferPct}
                className="sm:w-32"
              />
            )}
          </Field>
        </div>
      </div>
    </Card>
  )
}
