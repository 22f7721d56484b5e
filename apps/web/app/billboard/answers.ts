import type { FormRefusal } from '../ui/form-errors.tsx'

/** What a deed done in place answers: what came of it, or why it was refused. */
export type Answer<Done = object> = { done: Done; nextId: string } | { refused: FormRefusal }

export const isDone = <Done>(answer: Answer<Done>): answer is { done: Done; nextId: string } =>
  'done' in answer
