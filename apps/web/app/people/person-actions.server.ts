import * as feed from '@banter/api/billboard/feed/contract'
import * as people from '@banter/api/people/contract'
import { api } from '../api.server.ts'
import { redirectWith } from '../flash.server.ts'
import { refused } from '../refused.server.ts'
import { type ActionFunctionArgs, redirect } from '../router.server.ts'

/** Whatever a person's page can be asked to do, besides following. */
export async function actOnPerson({ request, context, params }: ActionFunctionArgs) {
  const form = await request.formData()
  const id = params.id!
  const ask = api(request, context)
  const here = `/people/${id}`
  const subject = { subject: 'person', key: id } as const
  try {
    switch (form.get('intent')) {
      case 'block':
        await ask(people.block, { params: { id } })
        return await redirectWith(context, '/people', 'Blocked. You can undo that under Account, Privacy.')
      case 'mute':
        await ask(feed.mute, { params: subject })
        return await redirectWith(context, here, 'Muted: their posts no longer come up on your Home.')
      case 'unmute':
        await ask(feed.unmute, { params: subject })
        return await redirectWith(context, here, 'You see their posts on your Home again.')
      default:
        return redirect(here)
    }
  } catch (error) {
    return refused(error, form)
  }
}
