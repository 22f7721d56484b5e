import type { Overview } from '@banter/api/orders/overview/contract'
import { Money } from '../ui/money.tsx'
import { Stat, StatGrid } from '../ui/stat.tsx'

/** How a buyer stands, in three numbers. */
export function BuyingStats({ buying }: Pick<Overview, 'buying'>) {
  return (
    <StatGrid>
      <Stat label="Open orders" value={buying.open} />
      <Stat label="Held safely" value={<Money value={buying.held} />} hint="Until you have it" />
      <Stat label="Spent this month" value={<Money value={buying.spentThisMonth} />} />
    </StatGrid>
  )
}

/** How a seller stands: what comes, what came, and what is owed. */
export function SellingStats({ selling }: Pick<Overview, 'selling'>) {
  const { soldThisMonth, earnedThisMonth, feesThisMonth, incoming, owed, open } = selling
  return (
    <StatGrid>
      <Stat label="Open orders" value={open} />
      <Stat label="On its way to you" value={<Money value={incoming} />} hint="After each handoff" />
      <Stat
        label="Earned this month"
        value={<Money value={earnedThisMonth} />}
        hint={soldThisMonth === 1 ? 'From 1 sale' : `From ${soldThisMonth} sales`}
      />
      {owed.amount > 0 ? (
        <Stat label="Owed for refunds" value={<Money value={owed} />} hint="Kept back from your next sales" />
      ) : (
        <Stat
          label="Banter fees this month"
          value={<Money value={feesThisMonth} />}
          hint="2%, never more than $5 each"
        />
      )}
    </StatGrid>
  )
}
