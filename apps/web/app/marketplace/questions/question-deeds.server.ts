import * as contract from '@banter/api/marketplace/questions/contract'
import type { Ask } from '../../billboard/answered.server.ts'

const path = (form: FormData) => ({ params: { id: String(form.get('question')) } })
const written = (form: FormData) => ({ body: String(form.get('body') ?? '') })

/** What each form about a question asks for, and what a plain one is told then. */
const deeds = {
  'ask-question': async (ask: Ask, form: FormData, id: string) => ({
    done: await ask(contract.askQuestion, {
      params: { id },
      body: { id: String(form.get('question')), ...written(form) },
    }),
    said: 'Your question is there. You are told when it is answered.',
  }),
  'change-question': async (ask: Ask, form: FormData) => ({
    done: await ask(contract.changeQuestion, { ...path(form), body: written(form) }),
    said: 'Changed.',
  }),
  'delete-question': async (ask: Ask, form: FormData) => {
    await ask(contract.deleteQuestion, path(form))
    return { done: {}, said: 'Question deleted.' }
  },
  'answer-question': async (ask: Ask, form: FormData) => ({
    done: await ask(contract.answerQuestion, { ...path(form), body: written(form) }),
    said: 'Your answer is there, for everybody to read.',
  }),
  'delete-answer': async (ask: Ask, form: FormData) => {
    await ask(contract.deleteAnswer, path(form))
    return { done: {}, said: 'Answer deleted.' }
  },
}

type Deed = keyof typeof deeds

/** Which of them a form is, if it is one. */
export function questionDeed(form: FormData) {
  const intent = String(form.get('intent'))
  return Object.hasOwn(deeds, intent) ? deeds[intent as Deed] : null
}
