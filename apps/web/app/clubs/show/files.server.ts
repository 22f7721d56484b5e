import {
  addResource,
  changeResource,
  listResources,
  removeResource,
} from '@banter/api/clubs/resources/contract'
import { newId } from '@banter/api/http/contract'
import { api } from '../../api.server.ts'
import { redirectWith } from '../../flash.server.ts'
import { readMedia } from '../../media/media-field.server.ts'
import { refused } from '../../refused.server.ts'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '../../router.server.ts'

export async function loadFiles({ request, context, params }: LoaderFunctionArgs) {
  const { items } = await api(request, context)(listResources, { params: { id: params.slug! } })
  return { files: items, newId: newId() }
}

export async function actOnFile({ request, context, params }: ActionFunctionArgs) {
  const form = await request.formData()
  const ask = api(request, context)
  const here = `/clubs/${params.slug}/files`
  const file = { params: { id: String(form.get('file')) } }
  const position = Number(form.get('position'))
  try {
    switch (form.get('intent')) {
      case 'remove':
        await ask(removeResource, file)
        return await redirectWith(context, here, 'Unpinned.')
      case 'up':
      case 'down':
        await ask(changeResource, {
          ...file,
          body: { position: form.get('intent') === 'up' ? Math.max(0, position - 1) : position + 1 },
        })
        return redirect(here)
      default: {
        const [media] = readMedia(form, 'media') ?? []
        const url = String(form.get('url') ?? '').trim()
        const body = {
          id: String(form.get('id') ?? '') || undefined,
          title: String(form.get('title') ?? ''),
          ...(url ? { url } : {}),
          ...(media ? { media } : {}),
        }
        await ask(addResource, { params: { id: params.slug! }, body })
        return await redirectWith(context, here, 'Pinned.')
      }
    }
  } catch (error) {
    return refused(error, form)
  }
}
