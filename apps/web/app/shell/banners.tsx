import { IconCreditCard, IconFlask, IconLock } from '@tabler/icons-react'
import { bannerWords } from '../billing/words.ts'
import { Link } from '../router.ts'
import { cx } from '../ui/cx.ts'
import type { Viewer } from './viewer.ts'

const STRIP =
  'flex items-center justify-center gap-2 px-4 py-1.5 text-center text-[0.8125rem] font-medium print:hidden'

const BILL = {
  caution: 'bg-caution-soft text-caution-text',
  danger: 'bg-danger-soft text-danger-text',
}

/** What holds for every page: said above all of them, briefly. */
export function Banners({ viewer }: { viewer: Pick<Viewer, 'simulatedPayments' | 'school' | 'billing'> }) {
  const bill = viewer.billing && bannerWords(viewer.billing.state, viewer.billing.until)
  if (!viewer.school.suspended && !viewer.simulatedPayments && !bill) return null
  return (
    <section aria-label="Notices">
      {viewer.school.suspended && (
        <p role="status" className={`${STRIP} bg-danger-soft text-danger-text`}>
          <IconLock aria-hidden className="size-4 shrink-0" />
          {viewer.school.name} is read-only for now: everything can be seen, nothing changed.
        </p>
      )}
      {bill && (
        <p role="status" className={cx(STRIP, BILL[bill.tone])}>
          <IconCreditCard aria-hidden className="size-4 shrink-0" />
          <span>
            {bill.text}{' '}
            <Link to="/admin/billing" className="underline underline-offset-2">
              Open billing
            </Link>
          </span>
        </p>
      )}
      {viewer.simulatedPayments && (
        <p className={`${STRIP} bg-caution-soft text-caution-text`}>
          <IconFlask aria-hidden className="size-4 shrink-0" />
          Payments are simulated here. No real money moves.
        </p>
      )}
    </section>
  )
}
