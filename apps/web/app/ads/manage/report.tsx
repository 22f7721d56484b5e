import type { AdReport } from '@banter/api/ads/reports/contract'
import { useState } from 'react'
import { dayName, scaleOf } from '../../analytics/days.ts'
import { formatMoney } from '../../ui/amounts.ts'
import { Card } from '../../ui/card.tsx'
import { chipLook } from '../../ui/category-chips.tsx'
import { cx } from '../../ui/cx.ts'
import { Money } from '../../ui/money.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { count, daysWords, PLACEMENTS } from './words.ts'

type Day = AdReport['days'][number]

const SERIES = [
  { name: 'Views', of: (day: Day) => day.views, say: count },
  { name: 'Clicks', of: (day: Day) => day.clicks, say: count },
  {
    name: 'Spent',
    of: (day: Day) => day.spent.amount,
    say: (cents: number) => formatMoney({ amount: cents, currency: 'usd' }),
  },
] as const

/** What a campaign brought: a bar for each day, and the figures by place and by ad. */
export function Report({ report, sold, csv }: { report: AdReport; sold: boolean; csv: string }) {
  return (
    <Card
      title="Report"
      action={
        <a href={csv} className="font-medium text-accent-text hover:underline" download>
          Download as CSV
        </a>
      }
      flush
    >
      <div className="grid divide-y divide-line">
        <Days days={report.days} sold={sold} />
        <Table
          caption="By place"
          rows={report.placements}
          rowKey={({ flightId }) => flightId}
          columns={sold ? placeColumns : placeColumns.slice(0, -1)}
        />
        <Table
          caption="By ad"
          rows={report.creatives}
          rowKey={({ creativeId }) => creativeId}
          columns={adColumns}
        />
      </div>
    </Card>
  )
}

function Days({ days, sold }: { days: Day[]; sold: boolean }) {
  const [at, choose] = useState(0)
  const { name, of, say } = SERIES[at] ?? SERIES[0]
  const shown = days.slice(-31)
  const top = scaleOf(shown.map(of))
  if (days.every(({ views, clicks, spent }) => views + clicks + spent.amount === 0))
    return <p className="p-6 text-center text-muted">Nothing was seen yet. The first day appears here.</p>
  return (
    <figure className="grid gap-3 p-4 sm:p-5">
      <figcaption className="flex flex-wrap items-center justify-between gap-2">
        <span className="font-medium">{name} by day</span>
        <span className="flex gap-1.5">
          {SERIES.slice(0, sold ? 3 : 2).map((series, index) => (
            <button
              key={series.name}
              type="button"
              aria-pressed={index === at}
              onClick={() => choose(index)}
              className={chipLook(index === at)}
            >
              {series.name}
            </button>
          ))}
        </span>
      </figcaption>
      <div aria-hidden>
        <p className="flex items-center gap-2 text-2xs text-muted tabular-nums">
          {say(top)}
          <span className="flex-1 border-t border-dashed border-line" />
        </p>
        <div className="flex h-36 items-end gap-1 border-b border-line-strong/60">
          {shown.map((day, index) => (
            <span
              key={day.day}
              title={`${dayName(day.day)}: ${say(of(day))}`}
              style={{ height: `${(of(day) / top) * 100}%` }}
              className={cx(
                'min-w-0 flex-1 rounded-t-xs bg-accent/60 hover:bg-accent',
                of(day) > 0 && 'min-h-1',
                index === shown.length - 1 && 'bg-accent',
              )}
            />
          ))}
        </div>
        <p className="mt-1.5 flex justify-between text-2xs text-muted">
          <span>{dayName(shown[0]?.day)}</span>
          {shown.length > 1 && <span>{dayName(shown.at(-1)?.day)}</span>}
        </p>
      </div>
      <DayTable days={days} sold={sold} />
    </figure>
  )
}

/** The same numbers, read out. */
function DayTable({ days, sold }: { days: Day[]; sold: boolean }) {
  const series = SERIES.slice(0, sold ? 3 : 2)
  return (
    <table className="sr-only">
      <caption>By day</caption>
      <thead>
        <tr>
          <th scope="col">Day</th>
          {series.map(({ name }) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {days.map((day) => (
          <tr key={day.day}>
            <th scope="row">{dayName(day.day)}</th>
            {series.map(({ name, of, say }) => (
              <td key={name}>{say(of(day))}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const figures = <Row extends { views: number; clicks: number; ctr: number }>(): Column<Row>[] => [
  { header: 'Views', align: 'right', cell: ({ views }) => count(views) },
  { header: 'Clicks', align: 'right', cell: ({ clicks }) => count(clicks) },
  { header: 'Clicks per 1,000 views', align: 'right', cell: ({ ctr }) => ctr.toLocaleString('en-US') },
]

const placeColumns: Column<AdReport['placements'][number]>[] = [
  {
    header: 'Place',
    heading: true,
    cell: ({ placement, from, to }) => (
      <span>
        {PLACEMENTS[placement].name}
        <span className="block text-[0.8125rem] font-normal text-muted">{daysWords(from, to)}</span>
      </span>
    ),
  },
  ...figures<AdReport['placements'][number]>(),
  { header: 'Spent', align: 'right', cell: ({ spent }) => <Money value={spent} /> },
]

const adColumns: Column<AdReport['creatives'][number]>[] = [
  { header: 'Ad', heading: true, cell: ({ headline }) => headline },
  ...figures<AdReport['creatives'][number]>(),
]
