import { answered } from '../billboard/answered.server.ts'
import { sendPost } from '../billboard/compose/send-post.server.ts'
import { type ActionFunctionArgs, redirect } from '../router.server.ts'

/** What the composer's script sends to. */
export const action = (args: ActionFunctionArgs) =>
  answered(args, async (ask, form) => ({ done: await sendPost(ask, form) }))

export const loader = () => redirect('/compose')
