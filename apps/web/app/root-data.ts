import type { Here } from '@banter/api/schools/contract'
import type { PageProblem } from './api.server.ts'
import type { FlashMessage } from './flash.ts'
import { useRouteLoaderData } from './router.ts'
import type { Viewer } from './shell/viewer.ts'
import type { Theme } from './theme.ts'

/** What the root loads for every page. */
export interface RootData {
  theme: Theme
  flash: FlashMessage | null
  /** Where the school picker lives. */
  baseDomain: string
  /** What this host is; null when that could not be found out, and then `failure` says why. */
  here: Here | null
  viewer: Viewer | null
  failure: { status: number; data: PageProblem } | null
}

/** Undefined only when the root itself could not be loaded. */
export const useRootData = () => useRouteLoaderData('root') as RootData | undefined

/** What this host is, for pages that are drawn only when that is known. */
export const useHere = () => useRootData()?.here ?? null
