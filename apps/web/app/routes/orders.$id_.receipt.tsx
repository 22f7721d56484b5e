import { getReceipt } from '@banter/api/orders/receipts/contract'
import { IconFileDownload } from '@tabler/icons-react'
import { api } from '../api.server.ts'
import { PrintButton } from '../events/show/print-button.tsx'
import { ReceiptSheet } from '../orders/receipt-sheet.tsx'
import type { LoaderFunctionArgs } from '../router.server.ts'
import { type MetaFunction, useLoaderData } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { buttonClasses } from '../ui/button-look.ts'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? `Receipt ${data.receipt.reference}` : 'Receipt'} · Banter` },
]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const id = params.id!
  return { id, receipt: await api(request, context)(getReceipt, { params: { id } }) }
}

export default function ReceiptPage() {
  const { id, receipt } = useLoaderData<typeof loader>()
  return (
    <MemberPage>
      <div className="mx-auto max-w-xl">
        <PageHeader
          title="Receipt"
          back={{ to: `/orders/${id}`, label: receipt.title }}
          actions={
            <span className="flex gap-2 print:hidden">
              <PrintButton />
              <a href={`/orders/${id}/receipt.pdf`} download className={buttonClasses({ size: 'sm' })}>
                <IconFileDownload aria-hidden className="size-4" />
                PDF
              </a>
            </span>
          }
        />
        <ReceiptSheet receipt={receipt} />
      </div>
    </MemberPage>
  )
}
