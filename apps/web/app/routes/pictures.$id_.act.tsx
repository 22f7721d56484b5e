import { actOnPicture } from '../pictures/act.server.ts'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '../router.server.ts'

export const action = (args: ActionFunctionArgs) => actOnPicture(args)

/** Somebody reloads what a plain form led to. */
export const loader = ({ params }: LoaderFunctionArgs) => redirect(`/pictures/${params.id}`)
