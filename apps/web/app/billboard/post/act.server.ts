import { acknowledge } from '@banter/api/billboard/announcements/contract'
import { deleteComment } from '@banter/api/billboard/comments/contract'
import { deletePost } from '@banter/api/billboard/contract'
import * as curation from '@banter/api/billboard/curation/contract'
import * as feed from '@banter/api/billboard/feed/contract'
import * as reactions from '@banter/api/billboard/reactions/contract'
import type { ActionFunctionArgs } from '../../router.server.ts'
import { type Ask, answered } from '../answered.server.ts'
import { changeComment, sendComment } from '../comments/send-comment.server.ts'
import { sendEdit } from '../compose/send-post.server.ts'
import { actOnCard } from './card-deeds.server.ts'

type Deed = (
  ask: Ask,
  params: { id: string },
  form: FormData,
) => Promise<{ done: object; said?: string; to?: string }>

const simply =
  (endpoint: Switch, said?: string): Deed =>
  async (ask, params) => ({ done: await ask(endpoint, { params }), ...(said ? { said } : {}) })

type Switch =
  | typeof reactions.likePost
  | typeof reactions.unlikePost
  | typeof reactions.savePost
  | typeof reactions.unsavePost
  | typeof feed.hidePost
  | typeof feed.unhidePost
  | typeof curation.pinPost
  | typeof curation.unpinPost
  | typeof curation.lockPost
  | typeof curation.unlockPost
  | typeof curation.archivePost
  | typeof curation.unarchivePost
  | typeof acknowledge

/** Whatever a post can be asked, by the name its form gives. */
const DEEDS: Record<string, Deed> = {
  like: simply(reactions.likePost),
  unlike: simply(reactions.unlikePost),
  save: simply(reactions.savePost, 'Saved. You find it under Saved posts.'),
  unsave: simply(reactions.unsavePost, 'No longer saved.'),
  acknowledge: simply(acknowledge, 'Thank you: noted that you have read it.'),
  hide: simply(feed.hidePost, 'Hidden: you will not see this post again.'),
  unhide: simply(feed.unhidePost),
  pin: simply(curation.pinPost, 'Pinned to the top.'),
  unpin: simply(curation.unpinPost, 'No longer pinned.'),
  lock: simply(curation.lockPost, 'Comments are closed.'),
  unlock: simply(curation.unlockPost, 'Comments are open again.'),
  archive: simply(curation.archivePost, 'Archived: only you see it now, under My posts.'),
  unarchive: simply(curation.unarchivePost, 'Shown again where it was.'),
  mute: async (ask, _, form) => ({
    done: await ask(feed.mute, mutedBy(form)),
    said: 'Muted. They are not told.',
  }),
  unmute: async (ask, _, form) => ({ done: await ask(feed.unmute, mutedBy(form)) }),
  vote: async (ask, params, form) => {
    const positions = form.getAll('position').map(Number)
    return { done: { poll: await ask(reactions.vote, { params, body: { positions } }) } }
  },
  delete: async (ask, params, form) => {
    await ask(deletePost, { params }).catch(unlessGone)
    const back = form.get('back')
    return { done: {}, said: 'Post deleted.', ...(back === `/posts/${params.id}` ? { to: '/' } : {}) }
  },
  edit: async (ask, { id }, form) => ({
    done: { post: await sendEdit(ask, id, form) },
    said: 'Saved.',
    to: `/posts/${id}`,
  }),
  comment: async (ask, { id }, form) => ({ done: { comment: await sendComment(ask, id, form) } }),
  'edit-comment': async (ask, _, form) => ({ done: { comment: await changeComment(ask, form) } }),
  'delete-comment': async (ask, _, form) => {
    await ask(deleteComment, { params: { id: String(form.get('comment')) } }).catch(unlessGone)
    return { done: {}, said: 'Comment deleted.' }
  },
  card: async (ask, _, form) => ({ done: await actOnCard(ask, form) }),
}

export function actOnPost(args: ActionFunctionArgs) {
  const params = { id: args.params.id! }
  return answered(args, (ask, form) => {
    const deed = DEEDS[String(form.get('intent'))]
    if (!deed)
      throw Response.json({ code: 'UNKNOWN_INTENT', detail: 'This form is unknown.' }, { status: 400 })
    return deed(ask, params, form)
  })
}

const mutedBy = (form: FormData) => ({
  params: { subject: feed.MuteSubject.parse(form.get('subject')), key: String(form.get('key')) },
})

/** A post that is gone already is as good as deleted. */
function unlessGone(error: unknown) {
  if (!(error instanceof Response && error.status === 404)) throw error
}
