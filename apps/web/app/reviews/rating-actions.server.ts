import { rateOrder, replyToReview, Tag } from '@banter/api/reviews/contract'
import { api } from '../api.server.ts'
import { redirectWith } from '../flash.server.ts'
import { invalid, refused } from '../refused.server.ts'
import { type ActionFunctionArgs, redirect } from '../router.server.ts'

/** Does what a form about ratings asks for, and goes `here`. */
export async function actOnRating(args: ActionFunctionArgs, here: string) {
  const { request, context, params } = args
  const form = await request.formData()
  const ask = api(request, context)
  try {
    switch (form.get('intent')) {
      case 'rate': {
        const stars = Number(form.get('stars') ?? 0)
        if (!stars) return invalid({ stars: 'Please choose how many stars.' }, form)
        const tags = Tag.options.filter((tag) => form.has(`tag-${tag}`))
        const body = String(form.get('body') ?? '')
        const { mine } = await ask(rateOrder, { params: { id: params.id! }, body: { stars, tags, body } })
        return await redirectWith(
          context,
          here,
          mine?.shownAt
            ? 'Thank you. Both of you see now what you wrote.'
            : 'Thank you. It is shown once both have written.',
        )
      }
      case 'reply': {
        const reply = String(form.get('reply') ?? '')
        await ask(replyToReview, { params: { id: String(form.get('review')) }, body: { reply } })
        return await redirectWith(context, here, 'Your reply is there for everybody to read.')
      }
      default:
        return redirect(here)
    }
  } catch (error) {
    return refused(error, form)
  }
}
