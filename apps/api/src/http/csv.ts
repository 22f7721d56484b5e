/** With a byte order mark, so that spreadsheets read accents; lines end as RFC 4180 has it. Numbers stay numbers. */
export const csv = (rows: (string | number)[][]): string =>
  `\ufeff${rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`

/** What a spreadsheet would take for a formula is given an apostrophe, so that a text can do nothing on its reader's computer. */
export function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const harmless = /^[\s\p{Cf}]*[=+\-@|%\t\r\n]/u.test(value.normalize('NFKC')) ? `'${value}` : value
  return `"${harmless.replaceAll('"', '""')}"`
}
