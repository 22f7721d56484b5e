import { ExpiresField, PublishField } from '../billboard/compose/announcement-fields.tsx'
import { mentionField } from '../billboard/compose/writing.ts'
import { actOnScheduled, loadScheduled } from '../billboard/scheduled/scheduled.server.ts'
import { MediaPicker } from '../media/media-picker.tsx'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'
import { Form, type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { Alert } from '../ui/alert.tsx'
import { shownIn } from '../ui/campus-clock.ts'
import { Card } from '../ui/card.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { Field } from '../ui/field.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'
import { Textarea } from '../ui/textarea.tsx'
import { UnsavedForm } from '../ui/unsaved-form.tsx'

export const meta: MetaFunction = () => [{ title: 'Announcement to come · Banter' }]

export const loader = (args: LoaderFunctionArgs) => loadScheduled(args)
export const action = (args: ActionFunctionArgs) => actOnScheduled(args)

const DAY_MS = 86_400_000
const KINDS = ['image', 'video'] as const

export default function ScheduledPage() {
  const { scheduled, timeZone, body, mentions } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { club, publishAt, expiresAt, failure, media } = scheduled
  const days = expiresAt ? Math.round((Date.parse(expiresAt) - Date.parse(publishAt)) / DAY_MS) : 0
  return (
    <MemberPage>
      <div className="mx-auto max-w-2xl">
        <PageHeader title="Announcement to come" back={{ to: '/drafts', label: 'Drafts' }}>
          {club ? `To the members of ${club.name}.` : 'To everyone at the school.'} Nobody else sees it before
          its time.
        </PageHeader>
        <div className="grid gap-4">
          {failure && (
            <Alert tone="caution" title="It was not published">
              {failure} Choose another time, or let it go.
            </Alert>
          )}
          <Card>
            <Form method="post" className="grid gap-4">
              <UnsavedForm refused={Boolean(refusal)} />
              <FormErrors refusal={refusal} labels={{ body: 'Text', publishAt: 'Publish at' }} />
              {mentions.map((mention) => (
                <input key={mention.id} type="hidden" name="mention" value={mentionField(mention)} />
              ))}
              <Field name="body" label="Text" error={refusal?.fields.body} required>
                {(control) => (
                  <Textarea
                    {...control}
                    rows={6}
                    maxLength={20_000}
                    dir="auto"
                    defaultValue={refusal?.values.body ?? body}
                  />
                )}
              </Field>
              <MediaPicker label="Photos and videos" purpose="post" max={10} kinds={KINDS} start={media} />
              <div className="grid gap-4 sm:grid-cols-2">
                <PublishField
                  shown={refusal?.values.publishAt ?? shownIn(timeZone, Date.parse(publishAt))}
                  error={refusal?.fields.publishAt}
                  required
                />
                <ExpiresField days={String(days)} />
              </div>
              <Checkbox
                name="acknowledge"
                value="1"
                defaultChecked={scheduled.acknowledge}
                label="Ask for “I have read this”"
                hint="You see how many have."
              />
              <div className="flex justify-end">
                <SubmitButton>Save</SubmitButton>
              </div>
            </Form>
          </Card>
          <div>
            <Confirm
              label="Let it go"
              question="Let this announcement go?"
              detail="It is not published, and its text is gone."
              deed="Let it go"
              intent="call-off"
              variant="ghost"
              danger
            />
          </div>
        </div>
      </div>
    </MemberPage>
  )
}
