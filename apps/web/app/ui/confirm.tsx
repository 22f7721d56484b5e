import { type ReactNode, useEffect, useState } from 'react'
import { Form, type FormProps, type useFetcher, useNavigation } from '../router.ts'
import { Button } from './button.tsx'
import { type ButtonLook, buttonClasses } from './button-look.ts'
import { Dialog, DialogClose } from './dialog.tsx'
import { SubmitButton } from './submit-button.tsx'
import { useHydrated } from './use-hydrated.ts'

type FormTag = typeof Form | ReturnType<typeof useFetcher>['Form']

interface ConfirmProps {
  /** What the page's button says. */
  label: ReactNode
  question: string
  detail?: ReactNode
  /** What the confirming button says: the deed itself, never "OK". */
  deed: string
  /** What the way back says. */
  decline?: string
  /** Sent as the form's `intent`. */
  intent?: string
  action?: FormProps['action']
  variant?: ButtonLook['variant']
  size?: ButtonLook['size']
  danger?: boolean
  /** A fetcher's form, for a deed that is done in place. */
  form?: FormTag
  /** Hidden inputs, or a question to answer. */
  children?: ReactNode
}

/** Asks before a deed that cannot be taken back: a dialog with scripts, an opening panel without. */
export function Confirm(props: ConfirmProps) {
  return useHydrated() ? <ConfirmDialog {...props} /> : <ConfirmPanel {...props} />
}

function ConfirmDialog({ form: FormTag = Form, ...props }: ConfirmProps) {
  const [open, setOpen] = useState(false)
  const { state } = useNavigation()
  useEffect(() => {
    if (state === 'loading') setOpen(false)
  }, [state])
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={props.question}
      description={props.detail}
      trigger={
        <Button variant={props.variant} size={props.size}>
          {props.label}
        </Button>
      }
    >
      <FormTag method="post" action={props.action}>
        {props.children}
        <div className="flex justify-end gap-2">
          <DialogClose asChild>
            <Button>{props.decline ?? 'Keep'}</Button>
          </DialogClose>
          <Deed {...props} />
        </div>
      </FormTag>
    </Dialog>
  )
}

function ConfirmPanel({ form: FormTag = Form, ...props }: ConfirmProps) {
  return (
    <details className="group relative">
      <summary className={buttonClasses({ variant: props.variant, size: props.size })}>{props.label}</summary>
      <div className="mt-2 max-w-sm rounded-lg border border-line bg-surface p-4 shadow-card">
        <p className="font-semibold">{props.question}</p>
        {props.detail && <p className="mt-1 text-muted">{props.detail}</p>}
        <FormTag method="post" action={props.action} className="mt-3">
          {props.children}
          <Deed {...props} />
        </FormTag>
      </div>
    </details>
  )
}

function Deed({ deed, intent, danger }: ConfirmProps) {
  return (
    <SubmitButton variant={danger ? 'danger' : 'primary'} intent={intent}>
      {deed}
    </SubmitButton>
  )
}
