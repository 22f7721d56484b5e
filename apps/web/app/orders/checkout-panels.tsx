import type { Checkout } from '@banter/api/orders/contract'
import { IconCircleCheck, IconClock, IconClockX, IconShoppingCartOff } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Form, useRevalidator } from '../router.ts'
import { formatMoney } from '../ui/amounts.ts'
import { Confirm } from '../ui/confirm.tsx'
import { Countdown } from '../ui/countdown.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { Spinner } from '../ui/spinner.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'

interface PanelProps {
  icon: ReactNode
  tone?: string
  title: string
  children: ReactNode
  actions?: ReactNode
}

function Panel({ icon, tone = 'bg-accent-soft text-accent-text', title, children, actions }: PanelProps) {
  return (
    <section
      aria-labelledby="checkout-state"
      className="grid justify-items-center gap-1 rounded-lg border border-line bg-surface px-5 py-10 text-center shadow-card sm:px-10"
    >
      <div
        className={`mb-3 grid size-16 place-items-center rounded-full [&_svg]:size-8 [&_svg]:stroke-[1.5] ${tone}`}
      >
        {icon}
      </div>
      <div role="status">
        <h2 id="checkout-state" className="text-lg font-semibold">
          {title}
        </h2>
      </div>
      <div className="max-w-md text-pretty text-muted">{children}</div>
      {actions && <div className="mt-5 flex flex-wrap items-start justify-center gap-2">{actions}</div>}
    </section>
  )
}

const GIVE_UP = {
  label: 'Cancel order',
  variant: 'ghost',
  question: 'Cancel this order?',
  detail: 'You have not paid anything. What was reserved for you goes back to the shop.',
  deed: 'Cancel order',
  intent: 'cancel',
  danger: true,
} as const

/** Not paid yet, and the buyer knows. */
export function Unpaid({ checkout, lapsed }: { checkout: Checkout; lapsed: boolean }) {
  const { revalidate } = useRevalidator()
  const { total, reservedUntil, payment } = checkout
  return (
    <Panel
      icon={<IconClock aria-hidden />}
      title={lapsed ? 'Time is up' : 'Reserved for you'}
      actions={
        <>
          {payment.redirectUrl && !lapsed && (
            <Form method="post">
              <SubmitButton intent="pay" size="lg">
                Pay {formatMoney(total)}
              </SubmitButton>
            </Form>
          )}
          <Confirm {...GIVE_UP} size="lg" />
        </>
      }
    >
      <p>
        {lapsed
          ? 'We are looking whether your payment came in. You will not be charged for what you do not get.'
          : 'Nobody else can buy it while the clock runs. After that it goes back to the shop.'}
      </p>
      <p className="mt-4 text-4xl font-semibold tracking-tight text-ink tabular-nums">
        <Countdown until={reservedUntil} onEnd={revalidate} />
      </p>
      {!payment.redirectUrl && !lapsed && (
        <p className="mt-3">The payment page is being opened. This takes a moment.</p>
      )}
    </Panel>
  )
}

/** Back from the payment page, before word of the payment has come. */
export function Confirming({ checkout }: { checkout: Checkout }) {
  return (
    <Panel
      icon={<Spinner />}
      title="Confirming your payment"
      actions={
        <>
          <LinkButton to="?open=1" variant="ghost" size="sm">
            I have not paid yet
          </LinkButton>
          <LinkButton to="" size="sm" reloadDocument>
            Check again
          </LinkButton>
        </>
      }
    >
      We are checking, you will not be charged twice. {formatMoney(checkout.total)} usually arrives within
      seconds; you may leave this page, and we will tell you.
    </Panel>
  )
}

export function Paid({ checkout }: { checkout: Checkout }) {
  const [only, ...more] = checkout.orders
  const inPerson = checkout.payment.method === 'in_person'
  return (
    <Panel
      icon={<IconCircleCheck aria-hidden />}
      tone="bg-positive-soft text-positive-text"
      title={inPerson ? `Ordered for ${formatMoney(checkout.total)}` : `Paid ${formatMoney(checkout.total)}`}
      actions={
        <>
          {only && more.length === 0 ? (
            <LinkButton to={`/orders/${only.id}`} variant="primary" size="lg">
              See your order and code
            </LinkButton>
          ) : (
            <LinkButton to="/purchases" variant="primary" size="lg">
              See your {checkout.orders.length} orders
            </LinkButton>
          )}
          <LinkButton to="/shop" size="lg">
            Back to the shop
          </LinkButton>
        </>
      }
    >
      {inPerson ? 'You pay when you meet.' : 'The money is held until you meet.'} Give{' '}
      {more.length === 0 ? `${only?.seller.name ?? 'the seller'} your` : 'each seller the'} 6-digit code once
      you have it in your hands.
    </Panel>
  )
}

export function Ended({ checkout, attempt }: { checkout: Checkout; attempt: string }) {
  const expired = checkout.payment.status === 'expired'
  return (
    <Panel
      icon={expired ? <IconClockX aria-hidden /> : <IconShoppingCartOff aria-hidden />}
      tone="bg-sunken text-muted"
      title={expired ? 'The reservation has ended' : 'Order cancelled'}
      actions={
        <>
          {expired && (
            <Form method="post">
              <input type="hidden" name="attempt" value={attempt} />
              <SubmitButton intent="reserve-again">Reserve it again</SubmitButton>
            </Form>
          )}
          <Form method="post">
            <SubmitButton intent="again" variant={expired ? 'secondary' : 'primary'}>
              Put it back into the cart
            </SubmitButton>
          </Form>
          <LinkButton to="/shop">Back to the shop</LinkButton>
        </>
      }
    >
      You have not paid anything, and what was reserved is back in the shop. If it is still there, you can try
      again. A payment that was under way is given back by itself.
    </Panel>
  )
}
