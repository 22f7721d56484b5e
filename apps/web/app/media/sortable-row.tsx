import { type ReactNode, useState } from 'react'
import { cx } from '../ui/cx.ts'

interface SortableRowProps {
  itemKey: string
  sortable: boolean
  onDropped: (key: string) => void
  children: ReactNode
}

/** Dragged onto another row, a row takes its place. The arrows do the same for everybody else. */
export function SortableRow({ itemKey, sortable, onDropped, children }: SortableRowProps) {
  const [over, setOver] = useState(false)
  return (
    <li
      draggable={sortable}
      onDragStart={(event) => {
        event.dataTransfer.setData('application/x-picked', itemKey)
        event.dataTransfer.effectAllowed = 'move'
      }}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('application/x-picked')) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false)
        const key = event.dataTransfer.getData('application/x-picked')
        if (!key) return
        event.preventDefault()
        onDropped(key)
      }}
      className={cx(
        'rounded-md border border-line bg-surface p-2.5',
        over && 'border-accent-text bg-accent-soft',
      )}
    >
      {children}
    </li>
  )
}
