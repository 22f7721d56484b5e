import type { Dispute } from '@banter/api/disputes/contract'
import { formatMoney } from '../ui/amounts.ts'
import { Confirm } from '../ui/confirm.tsx'
import { Field } from '../ui/field.tsx'
import { Textarea } from '../ui/textarea.tsx'

/** What its viewer can do with a dispute by a press of a button. */
export function DisputeDeeds({ dispute }: { dispute: Dispute }) {
  const { may } = dispute
  if (!may.reply && !may.withdraw && !may.agree) return null
  return (
    <div className="flex flex-wrap items-start gap-2 border-t border-line pt-4">
      {may.reply && <Reply dispute={dispute} />}
      {may.agree && <Contest />}
      {may.withdraw && (
        <Confirm
          label="Take it back"
          question="Is all well now?"
          detail="Then the order goes on, and the money is no longer kept. A problem can be reported once for an order."
          deed="Yes, take it back"
          decline="No"
          intent="withdraw"
        />
      )}
    </div>
  )
}

function Reply({ dispute: { offered, seller } }: { dispute: Dispute }) {
  const sum = offered ? formatMoney(offered) : ''
  return (
    <>
      <Confirm
        label={`Take ${sum}`}
        variant="primary"
        question={`Take ${sum} from ${seller.name}?`}
        detail="It comes back to you the way you paid, and the problem is solved."
        deed={`Take ${sum}`}
        decline="Back"
        intent="take"
      />
      <Confirm
        label="Let the school decide"
        question="Let your school decide?"
        detail="They may give you more or less than what is offered now, or nothing. The offer is gone then."
        deed="Let them decide"
        decline="Back"
        intent="decline"
      />
    </>
  )
}

function Contest() {
  return (
    <>
      <Confirm
        label="I am content with it"
        variant="primary"
        question="Leave it at that?"
        detail="You cannot ask for a second decision then."
        deed="Yes, I am"
        decline="Back"
        intent="agree"
      />
      <Confirm
        label="Ask for a second decision"
        question="What was overlooked?"
        detail="The people of Banter read everything again. What they decide is final, also if it is worse for you."
        deed="Ask Banter"
        decline="Back"
        intent="appeal"
      >
        <Field name="text" label="In your words" required className="mb-4">
          {(control) => <Textarea {...control} rows={4} minLength={10} maxLength={2000} />}
        </Field>
      </Confirm>
    </>
  )
}
