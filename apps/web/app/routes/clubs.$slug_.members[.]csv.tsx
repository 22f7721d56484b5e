import { exportMembers } from '@banter/api/clubs/members/contract'
import { api } from '../api.server.ts'
import type { LoaderFunctionArgs } from '../router.server.ts'

/** The members for a spreadsheet, for those who lead the club. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { fileName, csv } = await api(request, context)(exportMembers, { params: { id: params.slug! } })
  // Excel takes a file for UTF-8 only when it says so at its very beginning.
  return new Response(`\ufeff${csv}`, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${fileName}"`,
      'cache-control': 'no-store',
    },
  })
}
