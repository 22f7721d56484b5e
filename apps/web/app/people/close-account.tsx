import type { Tie } from '@banter/api/people/contract'
import { IconChevronRight } from '@tabler/icons-react'
import { Form, Link } from '../router.ts'
import { Card } from '../ui/card.tsx'
import { Field } from '../ui/field.tsx'
import { FormErrors, type FormRefusal } from '../ui/form-errors.tsx'
import { Input } from '../ui/input.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'

/** What stands against closing, each with the way to settle it. */
export function Ties({ ties }: { ties: Tie[] }) {
  return (
    <Card title="First, please settle this" flush>
      <ul className="divide-y divide-line">
        {ties.map(({ kind, detail, href }) => (
          <li key={kind}>
            <Link to={href} className="flex items-center gap-3 px-4 py-3.5 hover:bg-sunken/60 sm:px-5">
              <span className="min-w-0 flex-1">{detail}</span>
              <IconChevronRight aria-hidden className="size-4.5 text-muted" />
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** The password is the confirmation: typing it takes longer than a slip. */
export function CloseForm({ refusal }: { refusal: FormRefusal | undefined }) {
  return (
    <Form method="post">
      <Card
        title="Close your account"
        footer={
          <SubmitButton intent="close" variant="danger">
            Close my account for good
          </SubmitButton>
        }
      >
        <div className="grid gap-4">
          <FormErrors refusal={refusal} labels={{ password: 'Your password' }} />
          <ul className="grid list-disc gap-1 pl-5 text-muted">
            <li>
              Your profile, photo, posts, drafts, listings, follows and blocks go, and every device is signed
              out.
            </li>
            <li>Orders stay with the other side, signed “Former member”.</li>
            <li>You leave your clubs. One that you lead alone is kept safe for whoever comes next.</li>
            <li>Your address is free: you can open a new account with it, which begins empty.</li>
          </ul>
          <Field name="password" label="Your password" error={refusal?.fields.password} required>
            {(control) => (
              <Input
                {...control}
                type="password"
                autoComplete="current-password"
                maxLength={200}
                className="max-w-sm"
              />
            )}
          </Field>
        </div>
      </Card>
    </Form>
  )
}
