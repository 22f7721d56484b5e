import { answered } from '../billboard/answered.server.ts'
import { say } from '../orders/talk/say.server.ts'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '../router.server.ts'

/** A message about an order, sent in place. */
export const action = (args: ActionFunctionArgs) =>
  answered(args, async (ask, form) => ({
    done: await say(ask, args.params.id!, form),
    to: `/orders/${args.params.id}#say`,
  }))

export const loader = ({ params }: LoaderFunctionArgs) => redirect(`/orders/${params.id}#messages`)
