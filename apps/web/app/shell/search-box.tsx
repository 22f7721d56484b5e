import { IconSearch } from '@tabler/icons-react'
import { Form, useSearchParams } from '../router.ts'
import { CONTROL } from '../ui/control-look.ts'
import { cx } from '../ui/cx.ts'

/** A search of one list, such as the shop. The field is named by words, not by id: a page may have two. */
export function SearchBox({
  action = '/shop',
  label = 'Search the shop',
  keeping = [],
}: {
  action?: string
  label?: string
  /** What of the address stays with other words. */
  keeping?: readonly string[]
}) {
  const [query] = useSearchParams()
  const typed = query.get('q') ?? ''
  return (
    <Form action={action} role="search" className="relative">
      {keeping.map((name) => {
        const value = query.get(name)
        return value ? <input key={name} type="hidden" name={name} value={value} /> : null
      })}
      <IconSearch aria-hidden className="pointer-events-none absolute top-2.5 left-3 size-4.5 text-muted" />
      <input
        key={typed}
        type="search"
        name="q"
        defaultValue={typed}
        aria-label={label}
        placeholder={label}
        className={cx(CONTROL, 'h-9.5 border-line pl-9.5')}
      />
    </Form>
  )
}
