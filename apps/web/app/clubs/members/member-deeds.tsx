import type { Member } from '@banter/api/clubs/members/contract'
import { IconDots } from '@tabler/icons-react'
import { Form } from '../../router.ts'
import { buttonClasses } from '../../ui/button-look.ts'
import { Confirm } from '../../ui/confirm.tsx'
import { Field } from '../../ui/field.tsx'
import { Input } from '../../ui/input.tsx'
import { Select } from '../../ui/select.tsx'
import { SubmitButton } from '../../ui/submit-button.tsx'
import { ROLES } from '../words.ts'

/** Another role, a title, a term; or out. */
export function MemberDeeds({ member, slug }: { member: Member; slug: string }) {
  const { person, role, assignable, mayRemove } = member
  const action = `/clubs/${slug}/members`
  const keepsRole = assignable.length > 0 && role !== 'president'
  const options = [role, ...assignable].map((value) => ({ value, label: ROLES[value] }))
  return (
    <details className="relative">
      <summary
        className={buttonClasses({ size: 'sm', variant: 'ghost' }, 'px-2')}
        aria-label={`Manage ${person.name}`}
      >
        <IconDots aria-hidden className="size-4.5" />
      </summary>
      <div className="absolute right-0 z-20 mt-1 grid w-72 max-w-[calc(100vw-3rem)] gap-3 rounded-lg border border-line bg-surface p-4 text-left shadow-pop">
        {keepsRole && (
          <Form method="post" action={action} className="grid gap-3">
            <input type="hidden" name="user" value={person.id} />
            <Field name="role" id={`role-${person.id}`} label="Role">
              {(control) => <Select {...control} defaultValue={role} options={options} />}
            </Field>
            <Field name="title" id={`title-${person.id}`} label="Title" optional>
              {(control) => (
                <Input {...control} maxLength={40} defaultValue={member.title} placeholder="Head of snacks" />
              )}
            </Field>
            <Field name="term" id={`term-${person.id}`} label="Term until" optional>
              {(control) => <Input {...control} type="date" defaultValue={member.termEndsAt?.slice(0, 10)} />}
            </Field>
            <SubmitButton intent="change" size="sm" action={action}>
              Save
            </SubmitButton>
          </Form>
        )}
        {mayRemove && (
          <Confirm
            label="Take out of the club"
            question={`Take ${person.name} out?`}
            detail="They are not told why. They can ask or join again, as the club lets people in."
            deed="Take out"
            intent="remove"
            action={action}
            size="sm"
            variant="ghost"
            danger
          >
            <input type="hidden" name="user" value={person.id} />
          </Confirm>
        )}
      </div>
    </details>
  )
}
