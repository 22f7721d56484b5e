/** "March 2027", or "2027". */
export function periodName(period: string): string {
  const [year = '', month] = period.split('-')
  if (!month) return year
  const day = new Date(Date.UTC(Number(year), Number(month) - 1))
  return new Intl.DateTimeFormat('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(day)
}

/** Each year in full before its months; months come newest first. */
export function periodsOf(months: string[]): string[] {
  const years = [...new Set(months.map((month) => month.slice(0, 4)))]
  return years.flatMap((year) => [...months.filter((month) => month.startsWith(year)), year])
}
