import * as billboard from '@banter/api/billboard/contract'
import * as members from '@banter/api/clubs/members/contract'
import * as suggestions from '@banter/api/clubs/suggestions/contract'
import { newId } from '@banter/api/http/contract'
import * as people from '@banter/api/people/contract'
import { api } from '../api.server.ts'
import { redirectWith } from '../flash.server.ts'
import { refused } from '../refused.server.ts'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '../router.server.ts'
import { after, stepNamed } from './onboarding.ts'
import { fieldsByName, profileIn } from './profile-input.server.ts'

type Ask = ReturnType<typeof api>

/** The step one is at, or the one that is looked at again, with what it shows. */
export async function loadOnboarding({ request, context }: LoaderFunctionArgs) {
  const asked = stepNamed(new URL(request.url).searchParams.get('step'))
  const ask = api(request, context)
  const me = await ask(people.getMe)
  const step = asked ?? me.onboarding
  if (!step) throw redirect('/')
  const suggested =
    step === 'clubs' ? (await ask(suggestions.recommendClubs, { querystring: { limit: 6 } })).items : []
  return { step, me, suggested, postId: newId(), now: new Date().toISOString() }
}

/** Every step can be done, skipped and left; the last one ends the guide. */
export async function actOnOnboarding({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const ask = api(request, context)
  const step = stepNamed(String(form.get('step') ?? '')) ?? 'interests'
  try {
    switch (form.get('intent')) {
      case 'join':
        await ask(members.joinClub, { params: { id: String(form.get('club')) }, body: {} })
        return request.headers.get('accept')?.includes('text/html') === false
          ? null
          : redirect('/welcome?step=clubs')
      case 'stop':
        await ask(people.updateMe, { body: { onboarding: null } })
        return redirect('/')
      case 'skip':
        break
      default:
        await doStep(ask, step, form)
    }
    const next = after(step)
    await ask(people.updateMe, { body: { onboarding: next } })
    if (next) return redirect('/welcome')
    return await redirectWith(context, '/', 'You are all set. Welcome!')
  } catch (error) {
    const answer = refused(error, form)
    return { ...answer, data: { ...answer.data, fields: fieldsByName(answer.data.fields) } }
  }
}

async function doStep(ask: Ask, step: people.Step, form: FormData) {
  if (step === 'interests') await ask(people.updateMe, { body: profileIn(form) })
  if (step === 'post') {
    const body = String(form.get('body') ?? '')
    await ask(billboard.createPost, { body: { id: String(form.get('id')), body } })
  }
}
