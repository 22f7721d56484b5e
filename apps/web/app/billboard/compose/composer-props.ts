import type { Post } from '@banter/api/billboard/contract'
import type { FormRefusal } from '../../ui/form-errors.tsx'
import type { Writing } from './writing.ts'

export interface ComposerProps {
  /** From `composing`, in the page's loader. */
  writing: Writing
  /** Where it stands in a club's page: posts go there. */
  club?: { id: string; name: string }
  /** The post that is changed instead of a new one. */
  editing?: Post
  /** What a plain form was told. */
  refusal?: FormRefusal | undefined
  /** Everything that a post can have, open: the page that has room for it. */
  full?: boolean
}
