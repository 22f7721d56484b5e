import { api, safeNext } from '../api.server.ts'
import { Composer } from '../billboard/compose/composer.tsx'
import { composing } from '../billboard/compose/composing.server.ts'
import { sendPost } from '../billboard/compose/send-post.server.ts'
import { redirectWith } from '../flash.server.ts'
import { refused } from '../refused.server.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'
import { type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import type { FormRefusal } from '../ui/form-errors.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction = () => [{ title: 'Write a post · Banter' }]

export const loader = async (args: LoaderFunctionArgs) => ({ writing: await composing(args) })

/** Where a composer without scripts sends to: what is refused comes back here with its words. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  try {
    const { scheduled } = await sendPost(api(request, context), form)
    if (scheduled) return await redirectWith(context, '/drafts', 'It waits for its time.')
    const back = safeNext(form.get('back'))
    return await redirectWith(context, back.startsWith('/compose') ? '/' : back, 'Posted.')
  } catch (error) {
    return refused(error, form)
  }
}

export default function ComposePage() {
  const { writing } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>() as FormRefusal | undefined
  return (
    <MemberPage>
      <div className="mx-auto max-w-2xl">
        <PageHeader title="Write a post" back={{ to: '/', label: 'Billboard' }} />
        <Composer key={writing.draft?.id} writing={writing} refusal={refusal} full />
      </div>
    </MemberPage>
  )
}
