import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { AdPlaces } from '../../ad-places.ts'
import type { Deps } from '../../deps.ts'
import * as contract from './contract.ts'
import { getFeedSettings, setFeedSettings } from './feed-settings.ts'
import { feedWithAds } from './feed-with-ads.ts'
import { countNewPosts } from './new-posts.ts'
import { hidePost, listMutes, mute, unhidePost, unmute } from './not-interested.ts'

export const feedRoutes =
  (ads: AdPlaces): FastifyPluginAsyncZod<Deps> =>
  async (app, { media }) => {
    app.route({
      ...contract.getFeed,
      handler: (request) => request.read((ctx) => feedWithAds(ctx, { media, ads }, request.query)),
    })
    app.route({
      ...contract.countNewPosts,
      handler: (request) => request.read((ctx) => countNewPosts(ctx, request.query)),
    })
    app.route({
      ...contract.getFeedSettings,
      handler: (request) => request.read(getFeedSettings),
    })
    app.route({
      ...contract.setFeedSettings,
      handler: (request) => request.command((ctx) => setFeedSettings(ctx, request.body)),
    })
    app.route({
      ...contract.hidePost,
      handler: (request) => request.command((ctx) => hidePost(ctx, request.params.id)),
    })
    app.route({
      ...contract.unhidePost,
      handler: (request) => request.command((ctx) => unhidePost(ctx, request.params.id)),
    })
    app.route({
      ...contract.listMutes,
      handler: (request) => request.read(listMutes),
    })
    app.route({
      ...contract.mute,
      handler: (request) => request.command((ctx) => mute(ctx, request.params)),
    })
    app.route({
      ...contract.unmute,
      handler: (request) => request.command((ctx) => unmute(ctx, request.params)),
    })
  }
