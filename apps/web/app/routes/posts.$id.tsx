import { useMemo } from 'react'
import { CommentList } from '../billboard/comments/comment-list.tsx'
import { useKeptPosts, usePlace } from '../billboard/feed/use-posts.ts'
import { DeleteQuestion } from '../billboard/post/delete-question.tsx'
import { GonePost } from '../billboard/post/gone-post.tsx'
import { PostCard } from '../billboard/post/post-card.tsx'
import { actOnComments, loadPost } from '../billboard/post/post-page.server.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'
import { type MetaFunction, useActionData, useLoaderData, useSearchParams } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { BackLink } from '../ui/back-link.tsx'
import type { FormRefusal } from '../ui/form-errors.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.post ? `${data.post.author.name}: ${data.post.body.slice(0, 60)}` : 'Post'} · Banter` },
  // Whatever led here, and whatever page of its comments this is.
  ...(data?.canonical ? [{ tagName: 'link', rel: 'canonical', href: data.canonical }] : []),
]

export const loader = (args: LoaderFunctionArgs) => loadPost(args)

export const action = (args: ActionFunctionArgs) => actOnComments(args)

export default function PostPage() {
  const loaded = useLoaderData<typeof loader>()
  return (
    <MemberPage>
      <div className="mx-auto max-w-2xl">
        <BackLink to="/">Billboard</BackLink>
        <h1 className="sr-only">{loaded.post ? `Post by ${loaded.post.author.name}` : 'Post'}</h1>
        {loaded.post ? <Shown key={loaded.post.id} {...loaded} /> : <GonePost code={loaded.gone ?? ''} />}
      </div>
    </MemberPage>
  )
}

type Loaded = Extract<Awaited<ReturnType<typeof loadPost>>, { gone: null }>

function Shown({ post: first, comments, newId }: Loaded) {
  const refusal = useActionData<typeof action>() as FormRefusal | undefined
  const [query] = useSearchParams()
  const place = usePlace(`post=${first.id}`)
  const page = useMemo(() => ({ items: [first], nextCursor: null }), [first])
  const [post] = useKeptPosts(place, page).items
  if (!post) return <GonePost code="POST_DELETED" />
  return (
    <div className="grid grid-cols-1 gap-4">
      {query.has('delete') && post.mayDelete && <DeleteQuestion post={post} />}
      <PostCard post={post} alone />
      <CommentList post={post} first={comments} newId={newId} refusal={refusal} />
    </div>
  )
}
