import type { ReadCtx } from '@banter/tenants/context'
import type { Placement } from './ads/contract.ts'
import type { PlacedAd } from './ads/serving/contract.ts'

interface Asked {
  limit: number
  cursor?: string | undefined
}

interface Listed {
  items: readonly unknown[]
  nextCursor: string | null
}

/** Ads for the lists of other slices, which know nothing of how they are chosen. */
export interface AdPlaces {
  /**
   * A page of a list, and the ads that stand between its items. The list's own cursor goes on inside of ours, which counts what came before:
   * so ads stand on further pages where they would stand in the list as a whole. @throws InvalidCursor
   */
  among<Query extends Asked, Page extends Listed>(
    ctx: ReadCtx,
    placement: Placement,
    query: Query,
    list: (query: Query) => Promise<Page>,
  ): Promise<Page & { ads: PlacedAd[] }>
}
