import { useEffect } from 'react'
import type { useFetcher } from '../router.ts'
import type { FormRefusal } from '../ui/form-errors.tsx'
import { toast } from '../ui/toasts.tsx'

/** What was asked for shows at once; when the answer is no, this says why it is taken back. */
export function useRefusalToast({ state, data }: ReturnType<typeof useFetcher<FormRefusal>>) {
  const refusal = state === 'idle' ? data : undefined
  useEffect(() => {
    if (refusal) void toast({ tone: 'danger', text: refusal.message })
  }, [refusal])
}
