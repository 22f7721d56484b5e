import { useHydrated } from './use-hydrated.ts'

/** Tells an action that a script asked, which shows the answer where it stands; a plain form is led to a page. */
export function StaysField() {
  return useHydrated() ? <input type="hidden" name="stays" value="yes" /> : null
}

export const stays = (form: FormData) => form.has('stays')
