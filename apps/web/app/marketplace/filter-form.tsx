import { type FormEvent, useId } from 'react'
import { Form, useSubmit } from '../router.ts'
import { plainAmount } from '../ui/amounts.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { cx } from '../ui/cx.ts'
import { Input } from '../ui/input.tsx'
import { Select } from '../ui/select.tsx'
import { type Filters, sortsFor } from './filters.ts'
import { conditionOptions, DELIVERIES, KINDS } from './words.ts'

interface FilterFormProps {
  filters: Filters
  /** The school has days of moving out. */
  moveOut: boolean
  /** What is chosen from a list is applied as it is chosen. */
  atOnce?: boolean
  onDone?: () => void
  className?: string
}

const kindOptions = Object.entries(KINDS).map(([value, { badge }]) => ({ value, label: badge }))
const deliveryOptions = Object.entries(DELIVERIES).map(([value, label]) => ({ value, label }))

/** All that narrows the shop beside words and category; a plain form, which needs no script. */
export function FilterForm({ filters, moveOut, atOnce, onDone, className }: FilterFormProps) {
  const submit = useSubmit()
  // What is left empty stays out of the address.
  const show = (form: HTMLFormElement | null) => {
    const filled = [...new FormData(form ?? undefined)].filter(([, value]) => value !== '')
    submit(new URLSearchParams(filled as [string, string][]), { action: '/shop', preventScrollReset: true })
    onDone?.()
  }
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    show(event.currentTarget)
  }
  const onChange = atOnce
    ? (event: FormEvent<HTMLSelectElement>) => show(event.currentTarget.form)
    : undefined
  const { kind, condition, delivery, sort, min, max, course, isbn } = filters
  return (
    <Form
      action="/shop"
      preventScrollReset
      onSubmit={onSubmit}
      className={cx('grid grid-cols-2 items-end gap-3 sm:flex sm:flex-wrap', className)}
    >
      {(['q', 'category', 'branch', 'seller'] as const).map((name) =>
        filters[name] ? <input key={name} type="hidden" name={name} value={filters[name]} /> : null,
      )}
      <Choice name="sort" label="Sort by" value={sort} options={sortsFor(filters)} onChange={onChange} />
      <Choice
        name="kind"
        label="Offer"
        blank="Anything"
        value={kind}
        options={kindOptions}
        onChange={onChange}
      />
      <Choice
        name="condition"
        label="Condition"
        blank="Any condition"
        value={condition}
        options={conditionOptions}
        onChange={onChange}
      />
      <Choice
        name="delivery"
        label="How to get it"
        blank="Any way"
        value={delivery}
        options={deliveryOptions}
        onChange={onChange}
      />
      <Typed name="min" label="Price from" value={dollars(min)} hint="$" decimal />
      <Typed name="max" label="Price up to" value={dollars(max)} hint="$" decimal />
      <Typed name="course" label="Course" value={course ?? ''} hint="CS 2305" />
      <Typed name="isbn" label="ISBN" value={isbn ?? ''} hint="978…" wide />
      {moveOut && (
        <div className="col-span-2 pb-2">
          <Checkbox
            key={filters.moveOut}
            name="moveOut"
            value="true"
            defaultChecked={Boolean(filters.moveOut)}
            label="Has to go before move-out"
          />
        </div>
      )}
      <Button type="submit" variant={atOnce ? 'secondary' : 'primary'} className="max-sm:col-span-2">
        {atOnce ? 'Apply' : 'Show'}
      </Button>
    </Form>
  )
}

const dollars = (amount: number | undefined) =>
  amount === undefined ? '' : plainAmount({ amount, currency: 'usd' })

interface ChoiceProps {
  name: string
  label: string
  blank?: string
  value: string | undefined
  options: { value: string; label: string }[]
  onChange?: ((event: FormEvent<HTMLSelectElement>) => void) | undefined
}

function Choice({ name, label, blank, value, options, onChange }: ChoiceProps) {
  const id = useId()
  return (
    <Labelled label={label} htmlFor={id} className="sm:w-40">
      <Select
        id={id}
        name={name}
        blank={blank}
        key={value}
        defaultValue={value}
        options={options}
        onChange={onChange}
      />
    </Labelled>
  )
}

interface TypedProps {
  name: string
  label: string
  value: string
  hint: string
  decimal?: boolean
  wide?: boolean
}

function Typed({ name, label, value, hint, decimal, wide }: TypedProps) {
  const id = useId()
  return (
    <Labelled label={label} htmlFor={id} className={wide ? 'sm:w-40' : 'sm:w-28'}>
      <Input
        id={id}
        name={name}
        key={value}
        inputMode={decimal ? 'decimal' : undefined}
        autoComplete="off"
        placeholder={hint}
        defaultValue={value}
      />
    </Labelled>
  )
}

function Labelled(props: { label: string; htmlFor: string; className?: string; children: JSX.Element }) {
  return (
    <div className={cx('grid min-w-0 gap-1', props.className)}>
      <label htmlFor={props.htmlFor} className="text-xs font-medium text-muted">
        {props.label}
      </label>
      {props.children}
    </div>
  )
}
