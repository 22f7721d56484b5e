import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** False on the server and while hydrating, true once scripts run. */
export const useHydrated = () =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
