import { newId } from '@banter/api/http/contract'
import { clearRoom, listMyProducts, MOST_DRAFTS } from '@banter/api/marketplace/listing/contract'
import { api } from '../api.server.ts'
import { redirectWith } from '../flash.server.ts'
import { DraftTable } from '../marketplace/draft-table.tsx'
import { saveDrafts } from '../marketplace/drafts.server.ts'
import { readMedia } from '../media/media-field.server.ts'
import { MediaPicker } from '../media/media-picker.tsx'
import { invalid, refused } from '../refused.server.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'
import { Form, type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { Card } from '../ui/card.tsx'
import { counted } from '../ui/counted.ts'
import { FormErrors } from '../ui/form-errors.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'

export const meta: MetaFunction = () => [{ title: 'Clear my room · Banter' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const querystring = { status: 'draft' as const, limit: MOST_DRAFTS }
  const { items, counts } = await api(request, context)(listMyProducts, { querystring })
  return { drafts: items, total: counts.draft }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const ask = api(request, context)
  if (form.get('intent') !== 'add') return await saveDrafts(context, ask, form)
  const photos = readMedia(form) ?? []
  if (photos.length === 0) return invalid({ media: 'Add at least one photo.' }, form)
  // In their order, although all are made in one moment: later ids stand first.
  const now = Date.now()
  const items = photos.map((photo, i) => ({ id: newId(now - i), photo }))
  try {
    await ask(clearRoom, { body: { items } })
  } catch (error) {
    return refused(error, form)
  }
  const said = `${counted(items.length, 'draft')} made. Now say what each is.`
  return await redirectWith(context, '/sell/room', said)
}

export default function RoomPage() {
  const { drafts, total } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  return (
    <MemberPage>
      <PageHeader title="Clear my room" back={{ to: '/sell', label: 'Sell something' }}>
        One photo of each thing makes a draft of it. Then a few words and a price for each, all on one page.
      </PageHeader>
      <div className="grid gap-6">
        <FormErrors refusal={refusal} />
        {drafts.length > 0 && <DraftTable drafts={drafts} total={total} refusal={refusal} />}
        <Card title={drafts.length > 0 ? 'More things' : 'Photos'}>
          <Form method="post" className="grid gap-4" key={drafts.map(({ id }) => id).join()}>
            <MediaPicker label="Photos" purpose="product" max={MOST_DRAFTS} error={refusal?.fields.media} />
            <div className="flex justify-end">
              <SubmitButton intent="add" variant={drafts.length > 0 ? 'secondary' : 'primary'}>
                Make a draft of each
              </SubmitButton>
            </div>
          </Form>
        </Card>
      </div>
    </MemberPage>
  )
}
