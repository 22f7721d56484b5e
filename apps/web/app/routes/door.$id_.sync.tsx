import { listByLink } from '../events/door-links/held-link.server.ts'
import { takeHelperNotes } from '../events/door-links/helper-door.server.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'

export const action = (args: ActionFunctionArgs) => takeHelperNotes(args)

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  return Response.json(await listByLink({ request, context }, params.id!), {
    headers: { 'cache-control': 'private, no-store' },
  })
}
