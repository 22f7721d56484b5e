import type { Here } from '@banter/api/schools/contract'
import { useEffect } from 'react'
import { loadFeed } from '../billboard/feed/feed.server.ts'
import { FeedPage } from '../billboard/feed/feed-page.tsx'
import { keepFirst, orKept } from '../billboard/feed/kept-feed.ts'
import { type LoaderFunctionArgs, redirect } from '../router.server.ts'
import { type ClientLoaderFunctionArgs, type MetaFunction, useLoaderData } from '../router.ts'
import { PublicLanding } from '../schools/public-landing.tsx'
import { SchoolLanding } from '../schools/school-landing.tsx'
import { placeOf } from '../shell/place.server.ts'
import { kindOfHost } from '../shell/place.ts'
import { shellOf } from '../shell/viewer.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data?.feed
      ? 'Home · Banter'
      : data?.here?.school
        ? `${data.here.school.name} · Banter`
        : 'Banter, the campus square',
  },
  { name: 'description', content: describe(data?.here ?? null) },
]

function describe(here: Here | null) {
  if (!here?.school)
    return 'Every campus has its own square: news, and a market between students who know where to meet.'
  return `What is on and what is for sale at ${here.school.name}, for its students only.`
}

/** A member's feed, a school's front door, or the public site. */
export async function loader(args: LoaderFunctionArgs) {
  const { context } = args
  const kind = kindOfHost(context)
  if (kind === 'platform') throw redirect(await platformHome(args))
  if (kind === 'school' && context.accessToken) return { here: null, feed: await loadFeed(args) }
  return { here: await placeOf(args), feed: null }
}

async function platformHome(args: LoaderFunctionArgs) {
  const shell = await shellOf(args)
  if (!shell) return '/sign-in'
  const { role } = shell.me
  return role === 'super_admin' ? '/schools' : role === 'finance' ? '/finance/differences' : '/account'
}

/** Without a connection the feed stays as it was read last. */
export const clientLoader = ({ serverLoader }: ClientLoaderFunctionArgs) =>
  orKept(() => serverLoader<typeof loader>())

export default function FrontPage() {
  const data = useLoaderData<typeof loader>()
  const { here, feed } = data
  useEffect(() => keepFirst(data), [data])
  if (feed) return <FeedPage feed={feed} since={'since' in data ? String(data.since) : undefined} />
  return here?.school ? <SchoolLanding school={here.school} /> : <PublicLanding />
}
