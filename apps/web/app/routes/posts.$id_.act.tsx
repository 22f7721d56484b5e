import { actOnPost } from '../billboard/post/act.server.ts'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '../router.server.ts'

export const action = (args: ActionFunctionArgs) => actOnPost(args)

/** Somebody reloads what a plain form led to. */
export const loader = ({ params }: LoaderFunctionArgs) => redirect(`/posts/${params.id}`)
