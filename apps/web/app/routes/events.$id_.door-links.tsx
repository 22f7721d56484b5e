import { EntryList } from '../events/door-links/entry-list.tsx'
import { LinkList } from '../events/door-links/link-list.tsx'
import { actOnDoorLinks, loadDoorLinks } from '../events/door-links/links.server.ts'
import { NewLink } from '../events/door-links/new-link.tsx'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'
import { Form, type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { Card } from '../ui/card.tsx'
import { Field } from '../ui/field.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { Input } from '../ui/input.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Door links of ${data?.event.title ?? 'the event'} · Banter` },
]

export const loader = (args: LoaderFunctionArgs) => loadDoorLinks(args)
export const action = (args: ActionFunctionArgs) => actOnDoorLinks(args)

export default function DoorLinksPage() {
  const { event, links, entries } = useLoaderData<typeof loader>()
  const done = useActionData<typeof action>()
  return (
    <MemberPage>
      <div className="mx-auto max-w-2xl">
        <PageHeader title="Door links" back={{ to: `/events/${event.id}`, label: event.title }}>
          For helpers without an account. They let people in by their codes, and see no list of names.
        </PageHeader>
        <div className="grid gap-5">
          <FormErrors refusal={done?.refusal} labels={{ name: 'Name' }} />
          {done?.made && <NewLink made={done.made} />}
          {event.may.checkIn && (
            <Card title="Make a link">
              <Form method="post" className="flex flex-wrap items-end gap-3" key={done?.made?.link.id}>
                <Field
                  name="name"
                  label="Who is it for?"
                  error={done?.refusal?.fields.name}
                  className="min-w-0 flex-1 basis-56"
                  required
                >
                  {(control) => (
                    <Input
                      {...control}
                      maxLength={60}
                      defaultValue={done?.refusal?.values.name}
                      autoComplete="off"
                      placeholder="Dora at the back door"
                    />
                  )}
                </Field>
                <SubmitButton intent="make">Make a link</SubmitButton>
              </Form>
              <p className="mt-3 text-[0.8125rem] text-muted">
                One for each helper, so that you see who let whom in. It ends six hours after the event, or
                when you end it.
              </p>
            </Card>
          )}
          {links.length > 0 && <LinkList links={links} timeZone={event.timeZone} />}
          <EntryList entries={entries} timeZone={event.timeZone} />
        </div>
      </div>
    </MemberPage>
  )
}
