import { IconCamera, IconCameraOff } from '@tabler/icons-react'
import { Alert } from '../../ui/alert.tsx'
import { Button } from '../../ui/button.tsx'
import { cx } from '../../ui/cx.ts'
import { useCamera } from './use-camera.ts'

/** The camera as a scanner: on until it is turned off, so that people need not wait for each other. */
export function Scanner({ onCode }: { onCode: (text: string) => void }) {
  const { video, state, start, stop } = useCamera(onCode)
  const running = state === 'starting' || state === 'on'
  return (
    <div className="grid gap-3">
      <div className={cx('relative overflow-hidden rounded-lg bg-[#0e131b]', !running && 'hidden')}>
        <video
          ref={video}
          playsInline
          muted
          aria-label="What the camera sees"
          className="aspect-[4/3] w-full object-cover"
        />
        <span
          aria-hidden
          className="pointer-events-none absolute top-1/2 left-1/2 aspect-square h-3/5 -translate-x-1/2 -translate-y-1/2 rounded-xl border-3 border-white/80"
        />
      </div>
      {state === 'denied' && (
        <Alert tone="caution" title="The camera is not allowed for this page.">
          Allow it in your browser’s settings, or type the code.
        </Alert>
      )}
      {state === 'missing' && (
        <Alert tone="caution" title="There is no camera that can be used here.">
          Type the code, or find the name in the list.
        </Alert>
      )}
      <Button wide size="lg" variant={running ? 'secondary' : 'primary'} onClick={running ? stop : start}>
        {running ? (
          <IconCameraOff aria-hidden className="size-5" />
        ) : (
          <IconCamera aria-hidden className="size-5" />
        )}
        {running ? 'Stop scanning' : 'Scan with the camera'}
      </Button>
    </div>
  )
}
