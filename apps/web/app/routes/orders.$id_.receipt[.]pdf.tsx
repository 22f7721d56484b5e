import { getReceiptPdf } from '@banter/api/orders/receipts/contract'
import { api } from '../api.server.ts'
import type { LoaderFunctionArgs } from '../router.server.ts'

/** The receipt to keep or to print. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const bytes = await api(request, context)(getReceiptPdf, { params: { id: params.id! } })
  return new Response(bytes, {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': 'attachment; filename="receipt.pdf"',
      'cache-control': 'no-store',
    },
  })
}
