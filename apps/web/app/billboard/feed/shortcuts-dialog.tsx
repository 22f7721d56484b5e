import { IconKeyboard } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { shortcutsOn, turnShortcuts } from './shortcuts-choice.ts'

const KEYS: [key: string, deed: string][] = [
  ['j', 'Next post'],
  ['k', 'Previous post'],
  ['l', 'Like, or take it back'],
  ['s', 'Save for later'],
  ['o', 'Open'],
  ['c', 'Open the comments'],
  ['n', 'Write a post'],
  ['Ctrl Enter', 'Send what you are writing'],
  ['?', 'This list'],
]

interface ShortcutsDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
}

export function ShortcutsDialog({ open, onOpenChange }: ShortcutsDialogProps) {
  const [on, setOn] = useState(true)
  useEffect(() => {
    if (open) setOn(shortcutsOn())
  }, [open])

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Keyboard shortcuts"
      trigger={
        <button
          type="button"
          className="inline-flex items-center gap-1.5 rounded-xs text-muted hover:text-ink hover:underline max-lg:hidden pointer-coarse:hidden"
        >
          <IconKeyboard aria-hidden className="size-4" />
          Keyboard shortcuts
        </button>
      }
    >
      <dl className="grid gap-2">
        {KEYS.map(([key, deed]) => (
          <div key={key} className="flex items-center justify-between gap-4">
            <dt>{deed}</dt>
            <dd className="flex gap-1">
              {key.split(' ').map((part) => (
                <kbd
                  key={part}
                  className="min-w-6 rounded-xs border border-line bg-sunken px-1.5 text-center font-mono text-xs leading-5"
                >
                  {part}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <div className="mt-4 border-t border-line pt-4">
        <Checkbox
          name="shortcuts"
          label="Single keys do something"
          checked={on}
          onChange={(event) => {
            setOn(event.currentTarget.checked)
            turnShortcuts(event.currentTarget.checked)
          }}
        />
      </div>
    </Dialog>
  )
}
