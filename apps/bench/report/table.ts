import type { Figures } from '../measure/figures.ts'
import { isMissing, type Missing, type Row } from '../rows/row.ts'
import { judge, ratioOf } from './bars.ts'

const titles = [
  'row',
  'req/s',
  'p50 ms',
  'p99 ms',
  'CPU ms',
  'app',
  'pg',
  'floor req/s',
  'floor CPU',
  '× floor',
  'bar',
  'verdict',
  'note',
]
/** Words to the left, figures to the right. */
const leftmost = new Set(['row', 'bar', 'verdict', 'note'])

export function tableOf(rows: (Row | Missing)[]): string {
  const lines = [titles, ...rows.map(cells)]
  const widths = titles.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)))
  const text = lines.map((line) =>
    line
      .map((cell, column) => pad(cell, column, widths))
      .join('  ')
      .trimEnd(),
  )
  return [text[0], '─'.repeat(Math.max(...text.map((line) => line.length))), ...text.slice(1)].join('\n')
}

function pad(cell: string, column: number, widths: number[]): string {
  const width = widths[column] ?? 0
  return leftmost.has(titles[column] ?? '') ? cell.padEnd(width) : cell.padStart(width)
}

function cells(row: Row | Missing): string[] {
  const title = row.variant ? `${row.name} ${row.variant}` : row.name
  if (isMissing(row))
    return [title, ...titles.slice(1, -2).map(() => '·'), 'not run', row.reason.split('\n', 1)[0] ?? '']
  const { product, floor } = row
  const verdict = judge(row)
  const ratio = ratioOf(row)
  return [
    title,
    ...speed(product),
    ...[product.cpu.total, product.cpu.application, product.cpu.database].map((ms) => digits(ms, 2)),
    floor ? digits(floor.perSecond, 0) : '·',
    floor ? digits(floor.cpu.total, 2) : '·',
    ratio === null ? '·' : digits(ratio, 2),
    verdict?.bar ?? '·',
    verdict ? (verdict.passed ? 'pass' : 'FAIL') : '·',
    row.note ?? '',
  ]
}

const speed = ({ perSecond, p50, p99 }: Figures) => [digits(perSecond, 0), digits(p50, 1), digits(p99, 1)]

const digits = (value: number, places: number) => (Number.isFinite(value) ? value.toFixed(places) : '·')
