import type { ReactNode } from 'react'
import { cx } from './cx.ts'

export interface Column<Row> {
  header: string
  cell: (row: Row) => ReactNode
  align?: 'left' | 'right'
  /** The cell that names the row: its heading, and the title of its card on a phone. */
  heading?: boolean
  className?: string
}

interface TableProps<Row> {
  caption: string
  columns: Column<Row>[]
  rows: Row[]
  rowKey: (row: Row) => string
}

/** Spelled out, because browsers drop a table's own roles when it is laid out as blocks. */
const ROLES = {
  table: { role: 'table' },
  rowgroup: { role: 'rowgroup' },
  row: { role: 'row' },
  columnheader: { role: 'columnheader' },
  rowheader: { role: 'rowheader' },
  cell: { role: 'cell' },
}

/** A table from 640 px up and a list of cards below. */
export function Table<Row>({ caption, columns, rows, rowKey }: TableProps<Row>) {
  return (
    <table {...ROLES.table} className="block w-full border-collapse text-left sm:table">
      <caption className="sr-only">{caption}</caption>
      <thead {...ROLES.rowgroup} className="sr-only sm:not-sr-only sm:table-header-group">
        <tr {...ROLES.row} className="sm:bg-sunken/60">
          {columns.map((column) => (
            <th
              key={column.header}
              {...ROLES.columnheader}
              scope="col"
              className={cx(
                'px-5 py-2 text-xs font-medium text-muted',
                column.align === 'right' && 'text-right',
              )}
            >
              {column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...ROLES.rowgroup} className="block divide-y divide-line sm:table-row-group">
        {rows.map((row) => (
          <tr
            key={rowKey(row)}
            {...ROLES.row}
            className="block px-4 py-3 transition-colors hover:bg-sunken/50 sm:table-row"
          >
            {columns.map((column) => (
              <Cell key={column.header} column={column} row={row} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const look = cx(
    'flex items-center justify-between gap-4 py-1 font-normal sm:table-cell sm:px-5 sm:py-3',
    column.heading && 'font-medium',
    column.align === 'right' && 'tabular-nums sm:text-right',
    column.className,
  )
  if (column.heading) {
    return (
      <th {...ROLES.rowheader} scope="row" className={look}>
        {column.cell(row)}
      </th>
    )
  }
  return (
    <td {...ROLES.cell} className={look}>
      <span aria-hidden className="text-muted sm:hidden">
        {column.header}
      </span>
      <span>{column.cell(row)}</span>
    </td>
  )
}
