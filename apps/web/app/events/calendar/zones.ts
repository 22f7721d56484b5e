import { zoneWords } from '../words.ts'

/** Every zone that this system knows, the chosen one also when it goes by an older name. */
export function zoneOptions(chosen: string): { value: string; label: string }[] {
  const known = new Set([
    ...Intl.supportedValuesOf('timeZone').filter((name) => name.includes('/')),
    'UTC',
    chosen,
  ])
  return [...known].sort().map((value) => ({
    value,
    label: `${value.replaceAll('_', ' ').replaceAll('/', ' / ')} (${zoneWords(value)})`,
  }))
}
