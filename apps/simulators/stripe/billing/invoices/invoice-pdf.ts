import { money } from '../../amounts.ts'
import { day } from '../dates.ts'
import type { Invoice } from './invoice-types.ts'

/** One page of plain text, so that a download is a PDF that opens. */
export function invoicePdf(invoice: Invoice): Buffer {
  const { currency } = invoice
  const text = [
    `Invoice ${invoice.number} (simulated)`,
    `Date ${day(invoice.created)}${invoice.due_date === null ? '' : `, due ${day(invoice.due_date)}`}`,
    `Bill to ${invoice.customer_name ?? invoice.customer_email ?? invoice.customer}`,
    ...(invoice.custom_fields ?? []).map(({ name, value }) => `${name}: ${value}`),
    '',
    ...invoice.lines.data.map((line) => `${line.description ?? ''}   ${money(line.amount, currency)}`),
    '',
    `Total ${money(invoice.total, currency)}`,
    `Amount due ${money(invoice.amount_due, currency)} (${invoice.status})`,
  ]
  const shown = text.map((row) => `(${escaped(row)}) Tj T*`).join('\n')
  const content = `BT /F1 11 Tf 16 TL 56 780 Td\n${shown}\nET`
  return document([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${Buffer.byteLength(content, 'latin1')} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ])
}

function document(objects: string[]): Buffer {
  let file = '%PDF-1.4\n'
  const offsets: number[] = []
  for (const [index, body] of objects.entries()) {
    offsets.push(Buffer.byteLength(file, 'latin1'))
    file += `${index + 1} 0 obj\n${body}\nendobj\n`
  }
  const start = Buffer.byteLength(file, 'latin1')
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  file += `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(file, 'latin1')
}

/** Parentheses and backslashes mean something in PDF; what Latin-1 has no sign for becomes a question mark. */
function escaped(row: string): string {
  return row.replace(/[\\()]/g, '\\$&').replace(/[^\x20-\x7e\xa0-\xff]/g, '?')
}
