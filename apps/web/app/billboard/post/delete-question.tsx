import type { Post } from '@banter/api/billboard/contract'
import { Alert } from '../../ui/alert.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { SubmitButton } from '../../ui/submit-button.tsx'
import { actPath } from './deeds.ts'

/** Asked where there are no scripts to undo it afterwards. */
export function DeleteQuestion({ post }: { post: Post }) {
  return (
    <Alert
      tone="caution"
      title={post.mine ? 'Delete your post?' : `Delete ${post.author.name}’s post?`}
      action={
        <form method="post" action={actPath(post.id)} className="flex gap-2">
          <input type="hidden" name="back" value="/" />
          <LinkButton size="sm" to={`/posts/${post.id}`}>
            Keep
          </LinkButton>
          <SubmitButton size="sm" variant="danger" intent="delete" action={actPath(post.id)}>
            Delete post
          </SubmitButton>
        </form>
      }
    >
      It disappears for everyone, with its comments.
    </Alert>
  )
}
