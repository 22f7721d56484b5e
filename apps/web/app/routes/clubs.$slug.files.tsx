import { IconFiles, IconPin } from '@tabler/icons-react'
import { FileList } from '../clubs/show/file-list.tsx'
import { actOnFile, loadFiles } from '../clubs/show/files.server.ts'
import { useClub } from '../clubs/show/use-club.ts'
import { MediaPicker } from '../media/media-picker.tsx'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'
import { Form, useActionData, useLoaderData } from '../router.ts'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Field } from '../ui/field.tsx'
import { FormErrors, type FormRefusal } from '../ui/form-errors.tsx'
import { Input } from '../ui/input.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'

export const loader = (args: LoaderFunctionArgs) => loadFiles(args)
export const action = (args: ActionFunctionArgs) => actOnFile(args)

export default function ClubFiles() {
  const club = useClub()
  const { files, newId } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const mayChange = club.may.includes('file') && club.state === 'active'
  return (
    <section aria-label="Files" className="grid gap-4">
      <Card flush>
        {files.length === 0 ? (
          <EmptyState icon={<IconFiles aria-hidden />} title="Nothing pinned yet">
            Links and pictures that the club always needs: the sign-up sheet, the map, the budget.
          </EmptyState>
        ) : (
          <FileList files={files} mayChange={mayChange} />
        )}
      </Card>
      {mayChange && <PinForm key={newId} id={newId} refusal={refusal} />}
    </section>
  )
}

function PinForm({ id, refusal }: { id: string; refusal: FormRefusal | undefined }) {
  const values = refusal?.values ?? {}
  return (
    <Card title="Pin something">
      <Form method="post" className="grid gap-4">
        <FormErrors refusal={refusal} labels={{ title: 'Title', url: 'Link' }} />
        <input type="hidden" name="id" value={id} />
        <div className="grid gap-4 sm:grid-cols-2">
          <Field name="title" label="Title" required error={refusal?.fields.title}>
            {(control) => <Input {...control} minLength={2} maxLength={100} defaultValue={values.title} />}
          </Field>
          <Field
            name="url"
            label="Link"
            error={refusal?.fields.url}
            hint="Begins with https://. Or a picture, below."
          >
            {(control) => (
              <Input
                {...control}
                type="url"
                pattern="https://.*"
                maxLength={2000}
                defaultValue={values.url}
                placeholder="https://"
              />
            )}
          </Field>
        </div>
        <MediaPicker label="Picture" purpose="resource" max={1} error={refusal?.fields.media} />
        <div className="flex justify-end">
          <SubmitButton intent="add">
            <IconPin aria-hidden className="size-4.5" />
            Pin
          </SubmitButton>
        </div>
      </Form>
    </Card>
  )
}
