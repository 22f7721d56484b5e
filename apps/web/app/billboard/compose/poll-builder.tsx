import { IconPlus, IconX } from '@tabler/icons-react'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Input } from '../../ui/input.tsx'
import { Select } from '../../ui/select.tsx'
import { useHydrated } from '../../ui/use-hydrated.ts'
import type { Composition } from './composition.ts'
import { NEW_POLL } from './composition.ts'
import { POLL_FIELDS } from './writing.ts'

type Poll = Composition['poll']

const ENDS = [
  { value: '1', label: 'Ends in one day' },
  { value: '3', label: 'Ends in three days' },
  { value: '7', label: 'Ends in one week' },
  { value: '', label: 'Never ends' },
]

/** A question's answers, two to six of them. */
export function PollBuilder({ poll, onPoll }: { poll: Poll; onPoll: (poll: Poll) => void }) {
  const hydrated = useHydrated()
  const { options, multiple } = poll ?? NEW_POLL
  const rows = hydrated ? options : [...options, '', '', '', ''].slice(0, 4)
  const put = (options: string[]) => onPoll({ options, multiple })
  return (
    <fieldset className="grid gap-2 rounded-md border border-line p-3">
      <legend className="sr-only">Poll</legend>
      {rows.map((option, index) => (
        <div key={POLL_FIELDS[index]} className="flex items-center gap-2">
          <Input
            name={POLL_FIELDS[index]}
            aria-label={`Answer ${index + 1}`}
            placeholder={`Answer ${index + 1}`}
            value={option}
            maxLength={80}
            onChange={(event) => put(options.with(index, event.currentTarget.value))}
          />
          {options.length > 2 && (
            <Button
              variant="ghost"
              size="icon"
              aria-label={`Remove answer ${index + 1}`}
              onClick={() => put(options.toSpliced(index, 1))}
            >
              <IconX aria-hidden className="size-4.5" />
            </Button>
          )}
        </div>
      ))}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        {hydrated && options.length < POLL_FIELDS.length && (
          <Button variant="ghost" size="sm" onClick={() => put([...options, ''])}>
            <IconPlus aria-hidden className="size-4" />
            Add an answer
          </Button>
        )}
        <Checkbox
          name="multiple"
          value="1"
          label="Several answers"
          checked={multiple}
          onChange={(event) => onPoll({ options, multiple: event.currentTarget.checked })}
        />
        <span className="w-44">
          <Select name="pollEnds" aria-label="When the poll ends" options={ENDS} defaultValue="7" />
        </span>
      </div>
    </fieldset>
  )
}
