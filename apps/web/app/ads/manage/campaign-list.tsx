import type { CampaignCard } from '@banter/api/ads/campaigns/contract'
import { Link } from '../../router.ts'
import { Badge } from '../../ui/badge.tsx'
import { Money } from '../../ui/money.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { StateBadge } from './state-badge.tsx'
import { count, PLACEMENTS } from './words.ts'

const columns: Column<CampaignCard>[] = [
  {
    header: 'Campaign',
    heading: true,
    cell: ({ id, name, advertiser, newAds, state }) => (
      <span className="grid min-w-0">
        <Link to={`/admin/ads/${id}`} className="font-medium hover:underline">
          {name}
        </Link>
        <span className="text-[0.8125rem] font-normal text-muted">
          {advertiser.name}
          {newAds > 0 && state !== 'pending' && (
            <Badge tone="caution" dot>
              {newAds === 1 ? 'New ad' : `${newAds} new ads`}
            </Badge>
          )}
        </span>
      </span>
    ),
  },
  { header: 'State', cell: ({ state }) => <StateBadge state={state} /> },
  {
    header: 'Where',
    cell: ({ placements }) => placements.map((place) => PLACEMENTS[place].name).join(', ') || '–',
  },
  { header: 'Views', align: 'right', cell: ({ views }) => count(views) },
  { header: 'Clicks', align: 'right', cell: ({ clicks }) => count(clicks) },
  {
    header: 'Spent',
    align: 'right',
    cell: ({ kind, spent, budget }) =>
      kind === 'sponsored' ? (
        <>
          <Money value={spent} />
          <span className="text-muted">
            {' of '}
            <Money value={budget} />
          </span>
        </>
      ) : (
        'Free'
      ),
  },
]

export function CampaignList({ campaigns }: { campaigns: CampaignCard[] }) {
  return <Table caption="Campaigns" columns={columns} rows={campaigns} rowKey={({ id }) => id} />
}
