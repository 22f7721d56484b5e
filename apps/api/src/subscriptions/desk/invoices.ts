import type { InvoiceAsSeen } from '@banter/billing/subscriptions/calls'
import type { ReadCtx } from '@banter/tenants/context'
import { z } from 'zod'
import { pageOf, readCursor } from '../../http/cursor.ts'
import type * as contract from '../contract.ts'
import { invoicePage } from '../seen-rows.ts'

type Query = z.output<typeof contract.listInvoices.schema.querystring>
const Key = z.tuple([z.iso.datetime(), z.string().max(100)])

export async function listInvoices(ctx: ReadCtx, { limit, cursor }: Query) {
  const rows = await invoicePage(ctx, limit + 1, readCursor(cursor, Key))
  return pageOf(rows, limit, ({ createdAt, id }) => [createdAt.toISOString(), id], viewOf)
}

function viewOf(invoice: InvoiceAsSeen): contract.Invoice {
  const { id, number, title, status, total, currency, createdAt, dueAt, paidAt, pageUrl, pdfUrl } = invoice
  return {
    id,
    number,
    title,
    status: status === 'draft' ? 'open' : status,
    total: { amount: total, currency },
    at: createdAt.toISOString(),
    dueAt: dueAt?.toISOString() ?? null,
    paidAt: paidAt?.toISOString() ?? null,
    pageUrl,
    pdfUrl,
  }
}
