import type { ReconIssue } from '@banter/api/payouts/reconciliation/contract'
import { IconExternalLink } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Card } from '../ui/card.tsx'
import { Money } from '../ui/money.tsx'
import { Time } from '../ui/time.tsx'

/** What both sides say, and where to look at it there. */
export function IssueFacts({ issue }: { issue: ReconIssue }) {
  const { kind, school, subject, ref, expected, found, difference, note, createdAt, href } = issue
  return (
    <Card title="The difference">
      <dl className="grid gap-2.5">
        <Fact term="School">{school.name}</Fact>
        <Fact term="Subject">{subject}</Fact>
        {ref && <Fact term="For">{ref}</Fact>}
        <Fact term={kind === 'books' ? 'It should be' : 'Our books say'}>
          {expected ? <Money value={expected} /> : 'nothing'}
        </Fact>
        <Fact term={kind === 'books' ? 'It is' : 'The payment service says'}>
          {found ? <Money value={found} /> : 'nothing'}
        </Fact>
        <Fact term="Difference">
          <strong>
            <Money value={difference} />
          </strong>
        </Fact>
        {note && <Fact term="Note">{note}</Fact>}
        <Fact term="Found">
          <Time value={createdAt} absolute />
        </Fact>
      </dl>
      {href && (
        <a
          href={href}
          target="_blank"
          rel="noreferrer"
          className="mt-4 inline-flex items-center gap-1.5 font-medium text-accent-text hover:underline"
        >
          Open at the payment service
          <IconExternalLink aria-hidden className="size-4" />
        </a>
      )}
    </Card>
  )
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-4 sm:grid-cols-[11rem_minmax(0,1fr)]">
      <dt className="text-muted">{term}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </div>
  )
}
