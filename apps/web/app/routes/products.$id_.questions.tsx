import { answered } from '../billboard/answered.server.ts'
import { questionDeed } from '../marketplace/questions/question-deeds.server.ts'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '../router.server.ts'

/** A question or an answer, sent in place. */
export const action = (args: ActionFunctionArgs) =>
  answered<object>(args, async (ask, form) => {
    const deed = questionDeed(form)
    if (!deed) throw new Response(null, { status: 400 })
    const id = args.params.id!
    return { ...(await deed(ask, form, id)), to: `/products/${id}#questions` }
  })

export const loader = ({ params }: LoaderFunctionArgs) => redirect(`/products/${params.id}#questions`)
