import { getPost } from '@banter/api/billboard/contract'
import { api } from '../api.server.ts'
import { Composer } from '../billboard/compose/composer.tsx'
import { sendEdit } from '../billboard/compose/send-post.server.ts'
import { redirectWith } from '../flash.server.ts'
import { refused } from '../refused.server.ts'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '../router.server.ts'
import { type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import type { FormRefusal } from '../ui/form-errors.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction = () => [{ title: 'Edit post · Banter' }]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const post = await api(request, context)(getPost, { params: { id: params.id! } })
  if (!post.mayEdit) throw redirect(`/posts/${post.id}`)
  return { post }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const form = await request.formData()
  try {
    await sendEdit(api(request, context), params.id!, form)
    return await redirectWith(context, `/posts/${params.id}`, 'Saved.')
  } catch (error) {
    return refused(error, form)
  }
}

export default function EditPostPage() {
  const { post } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>() as FormRefusal | undefined
  return (
    <MemberPage>
      <div className="mx-auto max-w-2xl">
        <PageHeader title="Edit post" back={{ to: `/posts/${post.id}`, label: 'Post' }}>
          What it said before stays visible behind “edited”.
        </PageHeader>
        <Composer
          writing={{ newId: '', clubs: [], draft: null, resumed: false, card: null }}
          editing={post}
          refusal={refusal}
        />
      </div>
    </MemberPage>
  )
}
