import type { PageProblem } from '../api.server.ts'
import type { LoaderFunctionArgs } from '../router.server.ts'

/** Addresses that no page has. */
export function loader({ context }: LoaderFunctionArgs) {
  const problem: PageProblem = {
    code: 'NOT_FOUND',
    detail: '',
    requestId: context.requestId,
    retryAfter: null,
  }
  throw Response.json(problem, { status: 404 })
}

export const action = loader

export default function Nowhere() {
  return null
}
