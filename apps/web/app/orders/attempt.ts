import type { FormRefusal } from '../ui/form-errors.tsx'

const UNSURE = ['UNAVAILABLE', 'INTERNAL', 'UNKNOWN', 'IDEMPOTENCY_KEY_IN_USE']

/** No answer came, so what was asked may have happened all the same. */
export const isUnsure = (refusal: FormRefusal | undefined) => !!refusal && UNSURE.includes(refusal.code)

/** The key a payment form is sent with: as long as its outcome is not known the same one, so that nothing is paid twice. */
export const attemptFor = (refusal: FormRefusal | undefined, fresh: string) =>
  (isUnsure(refusal) && refusal?.values.attempt) || fresh
