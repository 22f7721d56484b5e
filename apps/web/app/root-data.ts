import type { FlashMessage } from './flash.ts'
import { useRouteLoaderData } from './router.ts'
import type { Theme } from './theme.ts'

/** What the root loads for every page. */
export interface RootData {
  theme: Theme
  flash: FlashMessage | null
  /** Where the school picker lives. */
  baseDomain: string
}

/** Undefined only when the root itself could not be loaded. */
export const useRootData = () => useRouteLoaderData('root') as RootData | undefined
