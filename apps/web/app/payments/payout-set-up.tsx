import type { PayoutAccount } from '@banter/api/payouts/contract'
import { Form } from '../router.ts'
import { Checkbox } from '../ui/checkbox.tsx'
import type { FormRefusal } from '../ui/form-errors.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'

const WORDS: Record<Exclude<PayoutAccount['status'], 'reviewing'>, string> = {
  none: 'Set up payouts',
  started: 'Continue',
  restricted: 'Give what is missing',
  active: 'See what reached your bank',
}

interface PayoutSetUpProps {
  status: keyof typeof WORDS
  refusal: FormRefusal | undefined
}

/** The way to the payment service. One's age is asked once, before anything else. */
export function PayoutSetUp({ status, refusal }: PayoutSetUpProps) {
  const problem = refusal?.fields.adult
  return (
    <Form method="post" className="grid gap-3">
      {status === 'none' ? (
        <div>
          <Checkbox
            name="adult"
            required
            label="I am 18 or older"
            aria-invalid={problem ? true : undefined}
            aria-describedby={problem ? 'adult-error' : undefined}
          />
          {problem && (
            <p id="adult-error" className="text-[0.8125rem] text-danger-text">
              {problem}
            </p>
          )}
        </div>
      ) : (
        <input type="hidden" name="adult" value="on" />
      )}
      <SubmitButton intent="set-up-payouts" wide variant={status === 'active' ? 'ghost' : 'primary'}>
        {WORDS[status]}
      </SubmitButton>
    </Form>
  )
}
