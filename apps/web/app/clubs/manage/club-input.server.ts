import type { ClubCategory, Entry } from '@banter/api/clubs/contract'
import { readMedia } from '../../media/media-field.server.ts'
import { invalid } from '../../refused.server.ts'
import { CATEGORIES, ENTRIES } from '../words.ts'

const text = (form: FormData, name: string) => String(form.get(name) ?? '').trim()
const lines = (value: string) =>
  value
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

/** A club as its form was filled in, or what is wrong with it in the words of the form. */
export function readClub(form: FormData) {
  const [category, entry] = [text(form, 'category'), text(form, 'entry') || 'open']
  const problems = {
    ...(text(form, 'name').length < 3 && { name: 'Give it a name of at least 3 characters.' }),
    ...(!Object.hasOwn(CATEGORIES, category) && { category: 'Choose a category.' }),
    ...(!Object.hasOwn(ENTRIES, entry) && { entry: 'Choose who gets in.' }),
  }
  if (Object.keys(problems).length > 0) return { refusal: invalid(problems, form) }
  return {
    club: {
      name: text(form, 'name'),
      tagline: text(form, 'tagline'),
      category: category as ClubCategory,
      about: text(form, 'about'),
      rules: text(form, 'rules'),
      tags: text(form, 'tags')
        .split(/[,#\n]/)
        .map((tag) => tag.trim())
        .filter(Boolean),
      entry: entry as Entry,
      hidden: form.get('hidden') === 'on',
      questions: lines(text(form, 'questions')),
      welcome: text(form, 'welcome'),
    },
    /** Undefined where the form has no picker, as without scripts. */
    logo: readMedia(form, 'logo'),
    cover: readMedia(form, 'cover'),
  }
}

/** The API counts tags and questions; the form has one field for each. */
export function asFields(fields: Record<string, string>) {
  return Object.fromEntries(
    Object.entries(fields).map(([name, problem]) => [
      name.replace(/^(tags|questions|logo|cover)\..*/, '$1'),
      problem,
    ]),
  )
}
