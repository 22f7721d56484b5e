const formats = new Map<string, Intl.NumberFormat>()

/** 1999 usd is "$19.99". A format costs much more to make than to use, and there are few currencies. */
export function moneyWords(amount: number, currency: string): string {
  const format = formats.get(currency) ?? new Intl.NumberFormat('en-US', { style: 'currency', currency })
  formats.set(currency, format)
  return format.format(amount / 100)
}
