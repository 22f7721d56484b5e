import { type InputHTMLAttributes, type ReactNode, useState } from 'react'
import { type Amount, parseMoney, plainAmount } from './amounts.ts'
import { CONTROL } from './control-look.ts'
import { cx } from './cx.ts'

interface MoneyInputProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'defaultValue' | 'type'> {
  currency?: string
  /** An amount, or the text somebody typed before. */
  defaultValue?: Amount | string
  /** Drawn beneath while typing; gets minor units, or null while the text is no amount. */
  outcome?: (minor: number | null) => ReactNode
}

/** A price in the visitor's words; the action reads it with `parseMoney`. */
export function MoneyInput({ currency = 'usd', defaultValue, outcome, className, ...rest }: MoneyInputProps) {
  const start = typeof defaultValue === 'object' ? plainAmount(defaultValue) : (defaultValue ?? '')
  const [minor, setMinor] = useState(() => parseMoney(start, currency))
  return (
    <div className="grid gap-2">
      <span className="relative block">
        <span
          aria-hidden
          className="pointer-events-none absolute inset-y-0 left-3 grid place-items-center text-muted"
        >
          {symbol(currency)}
        </span>
        <input
          {...rest}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          defaultValue={start}
          placeholder="0.00"
          className={cx(CONTROL, 'h-10 pr-14 pl-7 tabular-nums', className)}
          onInput={(event) => setMinor(parseMoney(event.currentTarget.value, currency))}
        />
        <span
          aria-hidden
          className="pointer-events-none absolute inset-y-0 right-3 grid place-items-center text-xs text-muted"
        >
          {currency.toUpperCase()}
        </span>
      </span>
      {outcome && <output aria-live="polite">{outcome(minor)}</output>}
    </div>
  )
}

function symbol(currency: string) {
  const format = new Intl.NumberFormat('en-US', { style: 'currency', currency: currency.toUpperCase() })
  return format.formatToParts(0).find((part) => part.type === 'currency')?.value
}
