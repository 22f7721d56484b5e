import { LicenceName } from '@banter/api/pictures/licences/contract'
import { readMedia } from '../media/media-field.server.ts'
import { invalid } from '../refused.server.ts'
import { parseMoney } from '../ui/amounts.ts'

/** What can be said of a picture, as the form was filled in, or what is wrong with it in the words of the form. */
function readAbout(form: FormData) {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const amount = parseMoney(text('price'))
  const problems = {
    ...(text('title').length < 3 && { title: 'Give it a title of at least 3 characters.' }),
    ...((amount === null || amount < 50) && {
      price: 'Write a price of at least $0.50, such as 25 or 19.99.',
    }),
  }
  return {
    problems,
    about: {
      title: text('title'),
      description: text('description'),
      price: { amount: amount ?? 0, currency: 'usd' as const },
      negotiable: form.get('negotiable') === 'on',
    },
  }
}

/** A change to its listing. */
export function readChange(form: FormData) {
  const { about, problems } = readAbout(form)
  return Object.keys(problems).length ? { refusal: invalid(problems, form) } : { listing: about }
}

/** A new picture with its original and licence. */
export function readPicture(form: FormData) {
  const { about, problems } = readAbout(form)
  const terms = String(form.get('terms') ?? '')
    .replaceAll('\r\n', '\n')
    .trim()
  const licence = LicenceName.safeParse(form.get('licence')).data ?? 'personal'
  const original = readMedia(form, 'original')?.[0]?.id
  const wrong = {
    ...(!original && { original: 'Choose the picture first.' }),
    ...problems,
    ...(licence === 'own' &&
      terms.length < 20 && { terms: 'Say in at least 20 characters what its buyer may do.' }),
  }
  if (!original || Object.keys(wrong).length) return { refusal: invalid(wrong, form) }
  const fixed = { category: 'pictures' as const, condition: 'new' as const }
  return {
    listing: { ...about, ...fixed, picture: { original, licence, terms: licence === 'own' ? terms : '' } },
  }
}
