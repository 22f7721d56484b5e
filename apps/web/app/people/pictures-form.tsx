import type { MyProfile } from '@banter/api/people/contract'
import { MediaPicker } from '../media/media-picker.tsx'
import { Form } from '../router.ts'
import { Card } from '../ui/card.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'
import { UnsavedForm } from '../ui/unsaved-form.tsx'

/** One's photo and cover. */
export function PicturesForm({ me }: { me: MyProfile }) {
  return (
    <Form method="post">
      <UnsavedForm />
      <Card title="Photo and cover" footer={<SubmitButton intent="pictures">Save pictures</SubmitButton>}>
        <div className="grid gap-6 sm:grid-cols-2">
          <div className="grid content-start gap-2">
            <p className="font-medium">Photo</p>
            <p className="text-[0.8125rem] text-muted">
              A square; your face is best. Without one, your initials stand there.
            </p>
            <MediaPicker
              label="Photo"
              name="photo"
              purpose="avatar"
              max={1}
              aspect={1}
              start={me.photo ? [me.photo] : []}
            />
          </div>
          <div className="grid content-start gap-2">
            <p className="font-medium">Cover</p>
            <p className="text-[0.8125rem] text-muted">A wide picture behind your name.</p>
            <MediaPicker
              label="Cover"
              name="cover"
              purpose="cover"
              max={1}
              aspect={4}
              start={me.cover ? [me.cover] : []}
            />
          </div>
        </div>
      </Card>
    </Form>
  )
}
