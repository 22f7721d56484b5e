import { Alert } from '../ui/alert.tsx'
import { FormErrors, type FormRefusal } from '../ui/form-errors.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { isUnsure } from './attempt.ts'

/** Why a payment was refused. When no answer came, the order is looked up before anything is paid again. */
export function PaymentRefused({ refusal }: { refusal: FormRefusal | undefined }) {
  if (!refusal) return null
  if (!isUnsure(refusal)) return <FormErrors refusal={{ ...refusal, fields: {} }} />
  return (
    <Alert
      tone="caution"
      title="We do not know yet whether that went through."
      action={
        <LinkButton to="/purchases" size="sm">
          Check purchases
        </LinkButton>
      }
    >
      Nothing is charged twice: an order that was made waits for you under your purchases.
    </Alert>
  )
}
