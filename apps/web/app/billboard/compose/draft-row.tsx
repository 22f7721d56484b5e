import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from '../../router.ts'
import { Button } from '../../ui/button.tsx'
import { Time } from '../../ui/time.tsx'
import { deleteLater } from '../post/delete-later.ts'
import { draftPath } from './use-draft.ts'

interface DraftRowProps {
  draft: { id: string; body: string; updatedAt: string; picture: string | null; poll: boolean }
}

export function DraftRow({ draft }: DraftRowProps) {
  const [gone, setGone] = useState(false)
  if (gone) return null
  return (
    <li className="relative flex items-center gap-3 px-4 py-3 hover:bg-sunken/60 sm:px-5">
      {draft.picture && (
        <img src={draft.picture} alt="" className="size-12 shrink-0 rounded-md object-cover" />
      )}
      <div className="min-w-0 flex-1">
        <Link
          to={`/compose?draft=${draft.id}`}
          className="line-clamp-2 rounded-xs font-medium after:absolute after:inset-0"
        >
          {draft.body || (draft.poll ? 'A poll' : 'A post without words')}
        </Link>
        <p className="text-xs text-muted">
          Saved <Time value={draft.updatedAt} />
        </p>
      </div>
      <form
        method="post"
        action={draftPath(draft.id)}
        className="relative z-1"
        onSubmit={(event) => {
          event.preventDefault()
          setGone(true)
          deleteLater({
            path: draftPath(draft.id),
            fields: { intent: 'discard' },
            said: 'Draft discarded.',
            bringBack: () => setGone(false),
          })
        }}
      >
        <input type="hidden" name="intent" value="discard" />
        <input type="hidden" name="back" value="/drafts" />
        <Button type="submit" variant="ghost" size="icon" aria-label="Discard draft">
          <IconTrash aria-hidden className="size-4.5" />
        </Button>
      </form>
    </li>
  )
}
