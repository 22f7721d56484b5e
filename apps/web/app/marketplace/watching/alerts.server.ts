import {
  Alert,
  changeSavedSearch,
  forgetSavedSearch,
  saveSearch,
} from '@banter/api/marketplace/searches/contract'
import { api } from '../../api.server.ts'
import { redirectWith } from '../../flash.server.ts'
import { refused } from '../../refused.server.ts'
import { type ActionFunctionArgs, redirect } from '../../router.server.ts'
import { stays } from '../../ui/stays-field.tsx'
import { readFilters, savedPart } from '../filters.ts'
import { searchWords } from './search-words.ts'

/** Whatever can be done with saved searches, from their page or from the shop. */
export async function changeAlerts({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const ask = api(request, context)
  const path = { params: { id: String(form.get('id')) } }
  try {
    switch (form.get('intent')) {
      case 'save': {
        await ask(saveSearch, { body: wishIn(form) })
        if (stays(form)) return { saved: true as const }
        return await redirectWith(context, '/alerts', 'Saved. New finds come each morning at eight.')
      }
      case 'alert':
        await ask(changeSavedSearch, { ...path, body: { alert: Alert.parse(form.get('alert')) } })
        return redirect('/alerts')
      case 'rename':
        await ask(changeSavedSearch, { ...path, body: { name: String(form.get('name')) } })
        return redirect('/alerts')
      case 'forget':
        await ask(forgetSavedSearch, path)
        return await redirectWith(context, '/alerts', 'Forgotten.')
      default:
        return redirect('/alerts')
    }
  } catch (error) {
    return refused(error, form)
  }
}

/** From the shop's address: the search is called what its chips say. */
function wishIn(form: FormData) {
  const found = readFilters(new URLSearchParams(String(form.get('search') ?? '')))
  const wish = { q: found.q ?? '', filters: savedPart(found) }
  return { ...wish, name: searchWords(wish).slice(0, 80), alert: 'daily' as const }
}
