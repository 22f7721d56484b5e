import * as people from '@banter/api/people/contract'
import { answered } from '../billboard/answered.server.ts'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '../router.server.ts'

export const action = (args: ActionFunctionArgs) =>
  answered(args, async (ask, form) => {
    const endpoint = form.get('follow') === 'no' ? people.unfollow : people.follow
    await ask(endpoint, { params: { id: args.params.id! } })
    return { done: {} }
  })

/** Somebody reloads what a plain form led to. */
export const loader = ({ params }: LoaderFunctionArgs) => redirect(`/people/${params.id}`)
