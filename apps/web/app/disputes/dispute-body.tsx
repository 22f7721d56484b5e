import type { Dispute } from '@banter/api/disputes/contract'
import { IconScale } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { formatMoney } from '../ui/amounts.ts'
import { Badge } from '../ui/badge.tsx'
import { Card } from '../ui/card.tsx'
import { Time } from '../ui/time.tsx'
import { Timeline } from '../ui/timeline.tsx'
import { Said } from './said.tsx'
import { badgeOf, REASONS, whereItStands } from './words.ts'

interface DisputeBodyProps {
  dispute: Dispute
  /** What its viewer can do with a press of a button. */
  children?: ReactNode
  /** What they are asked for, once they have read what both say. */
  form?: ReactNode
}

/** A dispute as all who may see it read it: where it stands, what both say, what was decided, what happened. */
export function DisputeBody({ dispute, children, form }: DisputeBodyProps) {
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_21rem]">
      <div className="grid gap-6">
        <Card title="Where it stands" action={<State dispute={dispute} />}>
          <div className="grid gap-4">
            <p role="status" className="flex items-start gap-2.5 text-base text-pretty">
              <IconScale aria-hidden className="mt-0.5 size-5 shrink-0 text-accent-text" />
              {whereItStands(dispute)}
            </p>
            <Until dispute={dispute} />
            {children}
          </div>
        </Card>
        <Decisions dispute={dispute} />
        <Card title="What both say">
          <Statements dispute={dispute} />
        </Card>
        {form}
      </div>
      <Card title="Timeline">
        <Timeline
          label="What happened"
          steps={dispute.timeline.map(({ text, at, reason }) => ({
            title: text,
            at,
            detail: reason ? `“${reason}”` : undefined,
            state: 'done',
          }))}
        />
      </Card>
    </div>
  )
}

function State({ dispute: { state } }: { dispute: Dispute }) {
  const { tone, label } = badgeOf(state)
  return (
    <Badge tone={tone} dot>
      {label}
    </Badge>
  )
}

function Until({ dispute: { answerBy, decision, waitsForBank } }: { dispute: Dispute }) {
  const until = answerBy ?? decision?.finalAt
  if (!until || waitsForBank) return null
  return (
    <p className="text-muted">
      Until <Time value={until} absolute />
    </p>
  )
}

function Decisions({ dispute: { decision, firstDecision, appeal } }: { dispute: Dispute }) {
  if (!decision && !firstDecision) return null
  return (
    <Card title="Decision">
      <div className="grid gap-4">
        {firstDecision && <Verdict title="First decision" decision={firstDecision} />}
        {appeal && <Said who={appeal.by.name} as="asked for a second decision" title="" text={appeal.text} />}
        {decision && <Verdict title={firstDecision ? 'Final decision' : null} decision={decision} />}
      </div>
    </Card>
  )
}

type Decided = NonNullable<Dispute['firstDecision']>

function Verdict({ title, decision: { amount, verdict, by } }: { title: string | null; decision: Decided }) {
  const what =
    amount.amount > 0 ? `The buyer gets ${formatMoney(amount)} back.` : 'The seller keeps the price.'
  return (
    <div className="grid gap-1">
      {title && <h3 className="text-[0.8125rem] text-muted">{title}</h3>}
      <p className="text-base font-semibold">{what}</p>
      {verdict && <p className="text-pretty break-words whitespace-pre-line">{verdict}</p>}
      <p className="text-[0.8125rem] text-muted">Decided by {by?.name ?? 'Banter'}.</p>
    </div>
  )
}

function Statements({ dispute }: { dispute: Dispute }) {
  const { buyer, seller, reason, wanted, about, media, answer, answerMedia, answeredAt, offered } = dispute
  return (
    <div className="grid gap-6">
      <Said
        who={buyer.name}
        as="buyer"
        title={`${REASONS[reason].title} · asks for ${formatMoney(wanted)} of ${formatMoney(dispute.price)}`}
        text={about}
        media={media}
      />
      <div className="border-t border-line pt-6">
        {answeredAt ? (
          <Said
            who={seller.name}
            as="seller"
            title={offered ? `Offered ${formatMoney(offered)}` : 'Answered'}
            text={answer}
            media={answerMedia}
          />
        ) : (
          <p className="text-muted">{seller.name} has not answered.</p>
        )}
      </div>
    </div>
  )
}
