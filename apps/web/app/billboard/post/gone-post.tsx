import { IconTrash } from '@tabler/icons-react'
import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { LinkButton } from '../../ui/link-button.tsx'

const WHY: Record<string, [title: string, text: string]> = {
  POST_REMOVED: [
    'Removed by moderators',
    'This post broke the rules of the campus, so its moderators took it down. Its author was told why.',
  ],
  POST_DELETED: ['Deleted by its author', 'Whoever wrote this post has taken it back.'],
}

/** Where a post was: why it is not there any more. */
export function GonePost({ code }: { code: string }) {
  const [title, text] = WHY[code] ?? ['No longer there', 'This post has been taken down.']
  return (
    <Card>
      <EmptyState
        icon={<IconTrash aria-hidden />}
        title={title}
        action={<LinkButton to="/">Back to the billboard</LinkButton>}
      >
        {text}
      </EmptyState>
    </Card>
  )
}
