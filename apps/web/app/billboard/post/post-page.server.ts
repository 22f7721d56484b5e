import { deleteComment, listComments } from '@banter/api/billboard/comments/contract'
import { getPost } from '@banter/api/billboard/contract'
import { newId } from '@banter/api/http/contract'
import { api, type PageProblem, safeNext } from '../../api.server.ts'
import { refused } from '../../refused.server.ts'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '../../router.server.ts'
import { changeComment, sendComment } from '../comments/send-comment.server.ts'

const GONE = ['POST_DELETED', 'POST_REMOVED']

/** One post with its comments; of one that is gone, who took it away. */
export async function loadPost({ request, context, params }: LoaderFunctionArgs) {
  const ask = api(request, context)
  const id = params.id!
  const cursor = new URL(request.url).searchParams.get('cursor') ?? undefined
  try {
    // The post itself says why it is gone; its comments only that they are.
    const comments = ask(listComments, { params: { id }, querystring: { cursor } })
    comments.catch(() => null)
    const post = await ask(getPost, { params: { id } })
    const canonical = `${context.origin}/posts/${post.id}`
    return { post, comments: await comments, newId: newId(), canonical, gone: null }
  } catch (error) {
    const code = await codeOf(error)
    if (!code || !GONE.includes(code)) throw error
    return data({ post: null, comments: null, newId: '', canonical: null, gone: code }, { status: 410 })
  }
}

async function codeOf(error: unknown) {
  if (!(error instanceof Response) || error.status < 400) return null
  return ((await error.clone().json()) as PageProblem).code
}

/** Comments written without scripts: a refusal comes back with what was typed. */
export async function actOnComments({ request, context, params }: ActionFunctionArgs) {
  const form = await request.formData()
  const ask = api(request, context)
  const id = params.id!
  try {
    switch (form.get('intent')) {
      case 'comment':
        return redirect(placeOf(id, (await sendComment(ask, id, form)).id))
      case 'edit-comment':
        return redirect(placeOf(id, (await changeComment(ask, form)).id))
      case 'delete-comment':
        await ask(deleteComment, { params: { id: String(form.get('comment')) } })
        return redirect(`/posts/${id}#comments`)
      default:
        return redirect(safeNext(`/posts/${id}`))
    }
  } catch (error) {
    return refused(error, form)
  }
}

const placeOf = (postId: string, commentId: string) => `/posts/${postId}#comment-${commentId}`
