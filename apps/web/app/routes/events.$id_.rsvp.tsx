import { answerEvent } from '../events/show/rsvp.server.ts'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '../router.server.ts'

export const action = (args: ActionFunctionArgs) => answerEvent(args)

/** Somebody reloads what a plain form led to. */
export const loader = ({ params }: LoaderFunctionArgs) => redirect(`/events/${params.id}`)
