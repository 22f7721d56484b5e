/** Money as the API writes it: minor units (cents) of a lower-case ISO currency. */
export interface Amount {
  amount: number
  currency: string
}

interface CurrencyFormat {
  format: Intl.NumberFormat
  /** Of a minor unit: two for cents. */
  digits: number
}

const formats = new Map<string, CurrencyFormat>()

function formatFor(currency: string): CurrencyFormat {
  const known = formats.get(currency)
  if (known) return known
  const format = new Intl.NumberFormat('en-US', { style: 'currency', currency: currency.toUpperCase() })
  const made = { format, digits: format.resolvedOptions().maximumFractionDigits ?? 2 }
  formats.set(currency, made)
  return made
}

const digitsOf = (currency: string) => formatFor(currency).digits

export function formatMoney({ amount, currency }: Amount): string {
  const { format, digits } = formatFor(currency)
  return format.format(amount / 10 ** digits)
}

/** For an input's value: `1999` cents are `19.99`. */
export function plainAmount({ amount, currency }: Amount): string {
  return (amount / 10 ** digitsOf(currency)).toFixed(digitsOf(currency))
}

/** What somebody typed, in minor units; null when it is not an amount of that currency. Never rounds. */
export function parseMoney(text: string, currency = 'usd'): number | null {
  const digits = digitsOf(currency)
  const clean = text
    .trim()
    .replace(/^\p{Sc}\s*/u, '')
    .replace(/,(?=\d{3}(\D|$))/g, '')
  const match = /^(\d{1,9})(?:\.(\d*))?$/.exec(clean)
  if (!match) return null
  const fraction = match[2] ?? ''
  if (fraction.length > digits) return null
  return Number(match[1]) * 10 ** digits + Number(fraction.padEnd(digits, '0') || 0)
}
