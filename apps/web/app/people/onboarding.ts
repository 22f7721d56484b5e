import type { Step } from '@banter/api/people/contract'

export const STEPS: { step: Step; name: string; title: string; lead: string }[] = [
  {
    step: 'interests',
    name: 'About you',
    title: 'What are you into?',
    lead: 'Three or more interests, and we find clubs and people you may like. You decide who sees them.',
  },
  {
    step: 'clubs',
    name: 'Clubs',
    title: 'Clubs you may like',
    lead: 'Join as many as you want. You can leave at any time.',
  },
  {
    step: 'post',
    name: 'Say hello',
    title: 'Your first post',
    lead: 'Everyone at your school sees it on the billboard.',
  },
]

export const placeOf = (step: Step) => STEPS.findIndex((one) => one.step === step)

/** Where to go on after a step; null when it was the last one. */
export const after = (step: Step): Step | null => STEPS[placeOf(step) + 1]?.step ?? null

export const stepNamed = (name: string | null): Step | null =>
  STEPS.find(({ step }) => step === name)?.step ?? null
