import { keepDraft } from '../billboard/compose/drafts.server.ts'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '../router.server.ts'

export const action = (args: ActionFunctionArgs) => keepDraft(args)

export const loader = ({ params }: LoaderFunctionArgs) => redirect(`/compose?draft=${params.id}`)
