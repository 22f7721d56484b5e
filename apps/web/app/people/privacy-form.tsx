import type { MyProfile } from '@banter/api/people/contract'
import { Form, Link } from '../router.ts'
import { Card } from '../ui/card.tsx'
import { Select } from '../ui/select.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'
import { UnsavedForm } from '../ui/unsaved-form.tsx'
import { FIELDS, WHO } from './words.ts'

/** Who sees what: one choice for each field. */
export function PrivacyForm({ me }: { me: MyProfile }) {
  return (
    <Form method="post">
      <UnsavedForm />
      <Card
        title="Who sees what"
        action={
          <Link to="/account/preview" className="font-medium text-accent-text hover:underline">
            See yourself as others do
          </Link>
        }
        footer={<SubmitButton intent="privacy">Save choices</SubmitButton>}
      >
        <ul className="grid gap-4">
          {FIELDS.map(({ field, label, what }) => (
            <li key={field} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1.5">
              <span className="min-w-0">
                <label htmlFor={`seen-${field}`} className="block font-medium">
                  {label}
                </label>
                <span className="block text-[0.8125rem] text-muted">{what}</span>
              </span>
              <span className="w-full sm:w-56">
                <Select id={`seen-${field}`} name={field} defaultValue={me.seenBy[field]} options={WHO} />
              </span>
            </li>
          ))}
        </ul>
        <p className="mt-5 text-[0.8125rem] text-muted">
          Your name, your photo and what you post yourself are seen by everybody at your school. What you hide
          is not found by either: nobody can look for your major to learn it.
        </p>
      </Card>
    </Form>
  )
}

/** One switch over all choices. */
export function HoldForm({ held }: { held: boolean }) {
  return (
    <Form method="post">
      <input type="hidden" name="hold" value={held ? 'off' : 'on'} />
      <Card
        title="Directory hold"
        footer={
          <SubmitButton intent="hold" variant={held ? 'secondary' : 'primary'}>
            {held ? 'End the hold' : 'Keep me out of the directory'}
          </SubmitButton>
        }
      >
        <p className="font-medium" role="status">
          {held ? 'You are out of the directory.' : 'You are in the directory.'}
        </p>
        <p className="mt-1 text-muted">
          With a hold, your name and photo are left out of the directory, of lists of members and guests, of
          search, of suggestions and of what the school exports, and your profile shows nothing but your name.
          You can use everything as before. What you post, sell or comment yourself still carries your name.
        </p>
      </Card>
    </Form>
  )
}
