import type { PostVersion } from '@banter/api/billboard/contract'
import type { z } from 'zod'
import { Time } from '../../ui/time.tsx'

export type Version = z.output<typeof PostVersion>

export function VersionList({ versions }: { versions: Version[] }) {
  return (
    <ol className="grid gap-4">
      {versions.toReversed().map(({ number, body, writtenAt }) => (
        <li key={number} className="border-l-2 border-line pl-3">
          <p className="text-xs text-muted">
            Written <Time value={writtenAt} />
          </p>
          <p dir="auto" className="mt-1 whitespace-pre-wrap">
            {body || 'No words, only pictures.'}
          </p>
        </li>
      ))}
    </ol>
  )
}
