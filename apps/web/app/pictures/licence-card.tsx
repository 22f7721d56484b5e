import type { Licence } from '@banter/api/pictures/licences/contract'
import { Card } from '../ui/card.tsx'

/** What its owner may do with a picture; kept with each sale as it read then. */
export function LicenceCard({ licence }: { licence: Licence }) {
  return (
    <Card title={`Licence: ${licence.title}`}>
      <p className="text-pretty whitespace-pre-wrap">{licence.text}</p>
      <p className="mt-3 text-[0.8125rem] text-muted">
        It is kept with your purchase as it reads now. There is one original: whoever sells it on keeps no
        copy.
      </p>
    </Card>
  )
}
