import type { FormEvent, ReactNode } from 'react'
import { useLocation } from '../../router.ts'
import { actPath } from './deeds.ts'

interface DeedFormProps {
  postId: string
  fields?: Record<string, string>
  /** What a script does instead of sending the form; `chosen` is the value of the button that was pressed. */
  onDeed: (form: HTMLFormElement, chosen: string | undefined) => void
  className?: string
  children: ReactNode
}

/** One deed as a plain form that leads back to where it was; scripts do it in place. */
export function DeedForm({ postId, fields = {}, onDeed, className, children }: DeedFormProps) {
  const { pathname, search } = useLocation()

  function doInPlace(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    event.currentTarget.closest('details')?.removeAttribute('open')
    const { submitter } = event.nativeEvent as SubmitEvent
    onDeed(event.currentTarget, (submitter as HTMLButtonElement | null)?.value)
  }

  return (
    <form method="post" action={actPath(postId)} onSubmit={doInPlace} className={className}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <input type="hidden" name="back" value={pathname + search} />
      <input type="hidden" name="at" value={`post-${postId}`} />
      {children}
    </form>
  )
}
