import type { Group } from '@banter/api/clubs/groups/contract'
import { IconUsersGroup } from '@tabler/icons-react'
import { GroupCard } from '../clubs/show/group-card.tsx'
import { actOnGroup, loadGroups } from '../clubs/show/groups.server.ts'
import { useClub } from '../clubs/show/use-club.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'
import { Form, useActionData, useLoaderData } from '../router.ts'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Field } from '../ui/field.tsx'
import { FormErrors, type FormRefusal } from '../ui/form-errors.tsx'
import type { ListPage } from '../ui/growing-list.ts'
import { Input } from '../ui/input.tsx'
import { LoadMore } from '../ui/load-more.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'
import { Textarea } from '../ui/textarea.tsx'
import { useGrowingList } from '../ui/use-growing-list.ts'

export const loader = (args: LoaderFunctionArgs) => loadGroups(args)
export const action = (args: ActionFunctionArgs) => actOnGroup(args)

export default function ClubGroups() {
  const club = useClub()
  const { groups, newId } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const open = club.state === 'active' && club.mine.role !== null
  return (
    <section aria-label="Groups" className="grid gap-4">
      {groups.items.length === 0 ? (
        <Card>
          <EmptyState icon={<IconUsersGroup aria-hidden />} title="No groups yet">
            A committee, a team, a carpool until Sunday: every member can start one.
          </EmptyState>
        </Card>
      ) : (
        <Groups groups={groups} open={open} />
      )}
      {open && <GroupForm key={newId} id={newId} refusal={refusal} />}
    </section>
  )
}

function Groups({ groups, open }: { groups: ListPage<Group>; open: boolean }) {
  const { items, ...more } = useGrowingList(groups, (data: { groups: ListPage<Group> }) => data.groups)
  return (
    <>
      <ul aria-label="Groups" className="grid gap-3 sm:grid-cols-2">
        {items.map((group) => (
          <GroupCard key={group.id} group={group} open={open} />
        ))}
      </ul>
      <LoadMore {...more} />
    </>
  )
}

function GroupForm({ id, refusal }: { id: string; refusal: FormRefusal | undefined }) {
  const { fields = {}, values = {} } = refusal ?? {}
  return (
    <Card title="Start a group">
      <Form method="post" className="grid gap-4">
        <FormErrors refusal={refusal} labels={{ name: 'Name', about: 'What for', endsAt: 'Until' }} />
        <input type="hidden" name="id" value={id} />
        <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_11rem]">
          <Field name="name" label="Name" required error={fields.name}>
            {(control) => <Input {...control} minLength={2} maxLength={60} defaultValue={values.name} />}
          </Field>
          <Field name="endsAt" label="Until" optional error={fields.endsAt}>
            {(control) => <Input {...control} type="date" defaultValue={values.endsAt} />}
          </Field>
        </div>
        <Field name="about" label="What for" optional error={fields.about}>
          {(control) => <Textarea {...control} rows={2} maxLength={600} defaultValue={values.about} />}
        </Field>
        <div className="flex justify-end">
          <SubmitButton intent="start">Start the group</SubmitButton>
        </div>
      </Form>
    </Card>
  )
}
