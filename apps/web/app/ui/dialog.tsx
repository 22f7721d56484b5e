import { IconX } from '@tabler/icons-react'
import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'

interface DialogProps {
  trigger: ReactNode
  title: string
  description?: ReactNode
  children?: ReactNode
  footer?: ReactNode
  open?: boolean
  onOpenChange?: (open: boolean) => void
}

/** A dialog in the middle of a desktop and a sheet at the foot of a phone. `trigger` is one button element. */
export function Dialog({ trigger, title, description, children, footer, open, onOpenChange }: DialogProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-50 animate-fade bg-[rgb(10_14_22/0.5)]" />
        <Radix.Content className="fixed inset-x-0 bottom-0 z-50 max-h-[90dvh] animate-rise overflow-y-auto rounded-t-xl border border-line bg-surface shadow-pop outline-none sm:inset-x-auto sm:top-[18%] sm:bottom-auto sm:left-1/2 sm:w-full sm:max-w-md sm:-translate-x-1/2 sm:rounded-lg">
          <div className="p-5">
            <Radix.Title className="pr-8 text-base font-semibold">{title}</Radix.Title>
            <Radix.Description className={description ? 'mt-1 text-muted' : 'sr-only'}>
              {description ?? title}
            </Radix.Description>
            {children && <div className="mt-4">{children}</div>}
          </div>
          {footer && (
            <div className="flex justify-end gap-2 border-t border-line bg-canvas px-5 py-3">{footer}</div>
          )}
          <Radix.Close
            aria-label="Close"
            className="absolute top-3.5 right-3.5 grid size-8 place-items-center rounded-md text-muted hover:bg-sunken hover:text-ink"
          >
            <IconX aria-hidden className="size-4.5" />
          </Radix.Close>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

export const DialogClose = Radix.Close
