import { createComment, editComment } from '@banter/api/billboard/comments/contract'
import type { Ask } from '../answered.server.ts'
import { readBody } from '../compose/send-post.server.ts'

/** A comment, or an answer to one. */
export function sendComment(ask: Ask, postId: string, form: FormData) {
  const [id, parent] = [form.get('id'), form.get('parent')].map((value) => String(value ?? ''))
  const body = { body: readBody(form), ...(id ? { id } : {}), ...(parent ? { parent } : {}) }
  return ask(createComment, { params: { id: postId }, body })
}

export function changeComment(ask: Ask, form: FormData) {
  return ask(editComment, { params: { id: String(form.get('comment')) }, body: { body: readBody(form) } })
}
