import { hideAd } from '@banter/api/ads/frequency/contract'
import { safeNext } from '../api.server.ts'
import { answered } from '../billboard/answered.server.ts'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '../router.server.ts'

/** Back to where the ad was, or in place for a script. */
export const action = (args: ActionFunctionArgs) =>
  answered(args, async (ask) => ({
    done: await ask(hideAd, { params: { id: args.params.id ?? '' } }),
    said: 'Hidden. You will not see this ad again.',
    to: safeNext(new URL(args.request.url).searchParams.get('from')),
  }))

/** Somebody reloads what a plain form led to. */
export const loader = ({ params }: LoaderFunctionArgs) => redirect(`/ads/why/${params.id}`)
