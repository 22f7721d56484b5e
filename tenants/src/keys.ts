import type { School } from './context.ts'

/** The school's prefix for whatever lives outside its tables: cache entries, storage paths, realtime channels. */
export function schoolKey(school: Pick<School, 'id'>, ...parts: string[]): string {
  return ['school', school.id, ...parts.map(encodeURIComponent)].join(':')
}
