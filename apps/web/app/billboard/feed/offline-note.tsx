import { IconCloudOff } from '@tabler/icons-react'
import { useSyncExternalStore } from 'react'
import { Time } from '../../ui/time.tsx'

function onChange(listener: () => void) {
  window.addEventListener('online', listener)
  window.addEventListener('offline', listener)
  return () => {
    window.removeEventListener('online', listener)
    window.removeEventListener('offline', listener)
  }
}

/** Quietly: there is no connection, and from when what is shown is. */
export function OfflineNote({ since }: { since: string | undefined }) {
  const online = useSyncExternalStore(
    onChange,
    () => navigator.onLine,
    () => true,
  )
  if (online && !since) return null
  return (
    <p
      role="status"
      className="flex items-center gap-2.5 rounded-md bg-sunken px-4 py-2.5 text-[0.8125rem] text-muted"
    >
      <IconCloudOff aria-hidden className="size-4.5 shrink-0" />
      <span>
        {online ? 'The feed could not be renewed. ' : 'You are offline. '}
        {since ? (
          <>
            These are the posts of <Time value={since} absolute />.
          </>
        ) : (
          'You can go on reading; what you write is kept as a draft.'
        )}
      </span>
    </p>
  )
}
