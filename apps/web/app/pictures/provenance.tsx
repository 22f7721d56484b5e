import type { ProvenanceStep } from '@banter/api/pictures/contract'
import { Link } from '../router.ts'
import { Card } from '../ui/card.tsx'
import type { ListPage } from '../ui/growing-list.ts'
import { Money } from '../ui/money.tsx'
import { Time } from '../ui/time.tsx'
import { HolderName } from './holder-name.tsx'
import { HOW } from './words.ts'

interface ProvenanceProps {
  steps: Pick<ListPage<ProvenanceStep & { id: string }>, 'nextCursor'> & { items: ProvenanceStep[] }
}

/** Who has owned it, the present owner first. Prices are between those who paid and got them. */
export function Provenance({ steps: { items, nextCursor } }: ProvenanceProps) {
  return (
    <Card title="Who has owned it">
      <ol aria-label="Owners, the present one first" className="grid gap-0">
        {items.map((step, index) => (
          <li key={step.position} className="relative grid grid-cols-[auto_1fr] gap-x-3 pb-4 last:pb-0">
            <span aria-hidden className="grid grid-rows-[auto_1fr] justify-items-center">
              <span
                className={`mt-1.5 size-2.5 rounded-full ${index === 0 ? 'bg-accent-text' : 'bg-line-strong'}`}
              />
              {index < items.length - 1 && <span className="mt-1 -mb-5 w-px bg-line-strong" />}
            </span>
            <div className="min-w-0">
              <p>
                <HolderName holder={step.owner} mine={step.mine} you="You" /> {HOW[step.how]}
                {step.price && (
                  <>
                    {' for '}
                    <Money value={step.price} />
                  </>
                )}
              </p>
              <p className="text-[0.8125rem] text-muted">
                <Time value={step.since} absolute />
                {index === 0 && ' · owner now'}
              </p>
            </div>
          </li>
        ))}
      </ol>
      {nextCursor && (
        <Link
          to={`?owners=${encodeURIComponent(nextCursor)}`}
          className="mt-3 block font-medium text-accent-text hover:underline"
        >
          Earlier owners
        </Link>
      )}
    </Card>
  )
}
