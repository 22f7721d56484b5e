import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { AdPlaces } from '../ad-places.ts'
import type { Deps } from '../deps.ts'
import type { AgreedPrices } from './cart/cart.ts'
import { cartRoutes } from './cart/routes.ts'
import { shopWithAds } from './catalogue/shop-with-ads.ts'
import * as contract from './contract.ts'
import { favouriteRoutes } from './favourites/routes.ts'
import { listingRoutes } from './listing/routes.ts'
import { originalRoutes } from './originals/routes.ts'
import { questionRoutes } from './questions/routes.ts'
import { marketRuleRoutes } from './rules/routes.ts'
import { savedSearchRoutes } from './searches/routes.ts'
import { wantedRoutes } from './wanted/routes.ts'

/** @param agreedPrices what buyers have agreed on with sellers, as whoever keeps offers knows it */
export const marketplaceRoutes =
  (agreedPrices: AgreedPrices, ads: AdPlaces): FastifyPluginAsyncZod<Deps> =>
  async (app, deps) => {
    const { media } = deps
    app.route({
      ...contract.listProducts,
      handler: (request) => request.read((ctx) => shopWithAds(ctx, { media, ads }, request.query)),
    })
    await app.register(listingRoutes, deps)
    await app.register(originalRoutes, deps)
    await app.register(marketRuleRoutes, deps)
    await app.register(cartRoutes, { ...deps, agreedPrices })
    await app.register(favouriteRoutes, deps)
    await app.register(savedSearchRoutes)
    await app.register(wantedRoutes, deps)
    await app.register(questionRoutes, deps)
  }
