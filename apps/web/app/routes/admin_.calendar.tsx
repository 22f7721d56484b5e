import { getCalendarSettings, putCalendarSettings } from '@banter/api/events/calendar/contract'
import { api } from '../api.server.ts'
import { zoneOptions } from '../events/calendar/zones.ts'
import { zoneWords } from '../events/words.ts'
import { redirectWith } from '../flash.server.ts'
import { refused } from '../refused.server.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'
import { Form, type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { MemberPage, useViewer } from '../shell/member-page.tsx'
import { Alert } from '../ui/alert.tsx'
import { Card } from '../ui/card.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { Field } from '../ui/field.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Select } from '../ui/select.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'

export const meta: MetaFunction = () => [{ title: 'Calendar settings · Banter' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const settings = await api(request, context)(getCalendarSettings)
  return { settings, zones: zoneOptions(settings.timeZone) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const body = { timeZone: String(form.get('timeZone')), review: form.get('review') === 'on' }
  try {
    await api(request, context)(putCalendarSettings, { body })
  } catch (error) {
    return refused(error, form)
  }
  return await redirectWith(context, '/admin/calendar', 'Saved.')
}

export default function CalendarSettingsPage() {
  const { settings, zones } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const mayChange = useViewer()?.user.role === 'admin'
  return (
    <MemberPage>
      <div className="max-w-2xl">
        <PageHeader title="Calendar settings" back={{ to: '/admin', label: 'Admin' }}>
          On which clock your campus lives, and whether staff look at events first.
        </PageHeader>
        <div className="grid gap-5">
          <FormErrors refusal={refusal} />
          {mayChange ? (
            <Form method="post">
              <Card>
                <div className="grid gap-5">
                  <Field
                    name="timeZone"
                    label="Time zone"
                    hint="New events are planned on this clock. What is planned already keeps its hours."
                    error={refusal?.fields.timeZone}
                  >
                    {(control) => <Select {...control} defaultValue={settings.timeZone} options={zones} />}
                  </Field>
                  <Checkbox
                    name="review"
                    defaultChecked={settings.review}
                    label="Staff look at events first"
                    hint="What students plan is on the calendar when a moderator or an admin says yes; so is another time, place or name. What waits now goes on waiting when you turn it off."
                  />
                  <div className="flex justify-end">
                    <SubmitButton>Save</SubmitButton>
                  </div>
                </div>
              </Card>
            </Form>
          ) : (
            <Alert tone="neutral" title={`The campus lives on ${zoneWords(settings.timeZone)}.`}>
              {settings.review
                ? 'Staff look at events first.'
                : 'Students put events on the calendar by themselves.'}{' '}
              Only an admin of the school can change this.
            </Alert>
          )}
        </div>
      </div>
    </MemberPage>
  )
}
