import { IconBellPlus, IconCheck } from '@tabler/icons-react'
import { useEffect } from 'react'
import { Link, useFetcher, useLocation } from '../../router.ts'
import { Button } from '../../ui/button.tsx'
import type { ButtonLook } from '../../ui/button-look.ts'
import type { FormRefusal } from '../../ui/form-errors.tsx'
import { StaysField } from '../../ui/stays-field.tsx'
import { toast } from '../../ui/toasts.tsx'

/** Lets this search go on by itself: told each morning until its owner says otherwise. */
export function SaveSearch(look: ButtonLook) {
  const fetcher = useFetcher<FormRefusal | { saved: true }>()
  const { search } = useLocation()
  const answer = fetcher.state === 'idle' ? fetcher.data : undefined
  const refusal = answer && 'message' in answer ? answer : null
  useEffect(() => {
    if (refusal) void toast({ tone: 'danger', text: refusal.message })
  }, [refusal])
  if (answer && 'saved' in answer)
    return (
      <p role="status" className="inline-flex min-h-8 items-center gap-1.5 text-[0.8125rem]">
        <IconCheck aria-hidden className="size-4 text-positive-text" />
        Saved. New finds come each morning.{' '}
        <Link to="/alerts" className="font-medium text-accent-text underline underline-offset-2">
          Change
        </Link>
      </p>
    )
  return (
    <fetcher.Form method="post" action="/alerts" preventScrollReset>
      <StaysField />
      <input type="hidden" name="search" value={search} />
      <Button type="submit" name="intent" value="save" loading={fetcher.state !== 'idle'} {...look}>
        <IconBellPlus aria-hidden className="size-4" />
        Save this search
      </Button>
    </fetcher.Form>
  )
}
