/** What the directory is asked for, from its address; what makes no sense there is left out. */
export interface Filters {
  q?: string
  major?: string
  year?: number
  interest?: string
}

export function readFilters(query: URLSearchParams): Filters {
  const text = (name: string, most: number) => query.get(name)?.trim().slice(0, most) || undefined
  const year = Number(text('year', 4))
  return {
    q: text('q', 80),
    major: text('major', 80),
    year: Number.isInteger(year) && year >= 2000 && year <= 2100 ? year : undefined,
    interest: text('interest', 40)?.toLowerCase(),
  }
}

/** What narrows the list, in words; each can be taken off by its name. */
export function narrowing({ q, major, year, interest }: Filters): { name: keyof Filters; label: string }[] {
  const words: [keyof Filters, string | undefined][] = [
    ['q', q && `“${q}”`],
    ['major', major],
    ['year', year ? `Class of ${year}` : undefined],
    ['interest', interest],
  ]
  return words.flatMap(([name, label]) => (label ? [{ name, label }] : []))
}

/** The directory's address without one filter, or with another value of it, from its first page. */
export function peoplePath(query: URLSearchParams, name: keyof Filters, value?: string): string {
  const next = new URLSearchParams(query)
  next.delete('cursor')
  next.delete(name)
  if (value) next.set(name, value)
  return next.size > 0 ? `/people?${next}` : '/people'
}
