import { branchName } from '@banter/api/marketplace/categories/contract'
import type { ProductDetail } from '@banter/api/marketplace/contract'
import type { ReactNode } from 'react'
import { Link } from '../router.ts'
import { Card } from '../ui/card.tsx'
import { Time } from '../ui/time.tsx'
import { dayName } from './market-notes.tsx'
import { CONDITIONS } from './words.ts'

const DELIVERY = {
  ship: 'Sent by mail',
  pickup: 'You meet on campus',
  digital: 'You download it once it is paid',
}

/** The seller's words, then what can be told in a line each. */
export function ProductFacts({ product }: { product: ProductDetail }) {
  const { description, condition, createdAt, brand, isbn, edition, course, swapFor } = product
  const facts: [name: string, value: ReactNode][] = [
    [
      `Condition: ${CONDITIONS[condition].name.toLowerCase()}`,
      !product.pictureId && CONDITIONS[condition].means,
    ],
    ['Kind', branchName(product.category, product.branch)],
    ['Brand', brand],
    ['Would take for it', swapFor],
    [
      'Used in',
      course && (
        <Link to={`/shop?course=${encodeURIComponent(course)}`} className="underline">
          {course}
        </Link>
      ),
    ],
    ['Edition', edition],
    ['ISBN', isbn],
    ['How you get it', DELIVERY[product.delivery]],
    ['Available from', product.availableFrom && dayName(product.availableFrom)],
    ['Listed', <Time key="listed" value={createdAt} />],
  ]
  return (
    <Card title="Description">
      {description ? (
        <p className="whitespace-pre-wrap">{description}</p>
      ) : (
        <p className="text-muted">
          The seller wrote nothing more.{!product.pictureId && ' Look at it well when you meet.'}
        </p>
      )}
      <dl className="mt-5 grid gap-3 border-t border-line pt-4 sm:grid-cols-2">
        {facts.map(
          ([name, value]) =>
            value && (
              <div key={name}>
                <dt className="font-medium">{name}</dt>
                <dd className="text-muted">{value}</dd>
              </div>
            ),
        )}
      </dl>
    </Card>
  )
}
