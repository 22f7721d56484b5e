import { discardDraft, saveDraft } from '@banter/api/billboard/drafts/contract'
import type { ActionFunctionArgs } from '../../router.server.ts'
import { answered } from '../answered.server.ts'
import { readCardRef } from './card-lookup.server.ts'
import { pictures, readBody, readPoll } from './send-post.server.ts'
import { readAudience } from './writing.ts'

/** Saves what is being written as it is, or throws it away. */
export function keepDraft(args: ActionFunctionArgs) {
  const params = { id: args.params.id! }
  return answered<{ updatedAt?: string }>(args, async (ask, form) => {
    if (form.get('intent') === 'discard') {
      await ask(discardDraft, { params }).catch(unlessGone)
      return { done: {}, said: 'Draft discarded.' }
    }
    const poll = readPoll(form)
    const card = readCardRef(String(form.get('card') ?? ''))
    const body = {
      body: readBody(form),
      ...readAudience(String(form.get('audience') ?? 'school')),
      ...pictures(form),
      ...(poll ? { poll: { options: poll.options, multiple: poll.multiple } } : {}),
      ...(card ? { card } : {}),
    }
    const { updatedAt } = await ask(saveDraft, { params, body })
    return { done: { updatedAt } }
  })
}

function unlessGone(error: unknown) {
  if (!(error instanceof Response && error.status === 404)) throw error
}
