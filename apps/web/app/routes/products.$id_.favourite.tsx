import { addFavourite, removeFavourite } from '@banter/api/marketplace/favourites/contract'
import { api, safeNext } from '../api.server.ts'
import { redirectWith } from '../flash.server.ts'
import { refused } from '../refused.server.ts'
import { type ActionFunctionArgs, redirect } from '../router.server.ts'
import { stays } from '../ui/stays-field.tsx'

export const loader = ({ params }: ActionFunctionArgs) => redirect(`/products/${params.id}`)

/** The heart of a tile or a page: with scripts it stays there, without them one comes back to it. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const form = await request.formData()
  const path = { params: { id: params.id! } }
  const back = safeNext(String(form.get('back') ?? '/favourites'))
  const ask = api(request, context)
  try {
    if (form.get('intent') === 'forget') await ask(removeFavourite, path)
    else await ask(addFavourite, path)
    return stays(form) ? null : redirect(back)
  } catch (error) {
    if (stays(form)) return refused(error, form)
    const { data } = refused(error, form)
    return await redirectWith(context, back, data.message, 'danger')
  }
}
