import type { PayoutTask } from './contract.ts'

/** How the payment service's own words begin for each of the things that people are asked for. */
const tasks: (Omit<PayoutTask, 'done'> & { asks: RegExp })[] = [
  {
    id: 'name',
    title: 'Your legal name',
    hint: 'As it is written on your identity card.',
    asks: /\.(given_name|surname|name|script_names)/,
  },
  {
    id: 'birth',
    title: 'Your date of birth',
    hint: 'You have to be 18 or older.',
    asks: /date_of_birth|\.dob/,
  },
  {
    id: 'address',
    title: 'Your home address',
    hint: 'Where you live now; a dorm is fine.',
    asks: /address/,
  },
  {
    id: 'identity',
    title: 'Proof of who you are',
    hint: 'The last four digits of your Social Security number, or a document if they are not enough.',
    asks: /id_number|ssn|documents|verification/,
  },
  {
    id: 'bank',
    title: 'A bank account in your name',
    hint: 'Routing and account number, from your banking app.',
    asks: /outbound|external_account|bank|payout_method/,
  },
  {
    id: 'terms',
    title: 'The payment service’s terms',
    hint: 'Read and accept them.',
    asks: /terms_of_service|tos_acceptance|attestation/,
  },
]

const OTHER = {
  id: 'other' as const,
  title: 'More about you',
  hint: 'The payment service shows you what exactly it needs.',
}

/** The plain list of what is done and what is not, from what the payment service still asks for; null when nothing was begun. */
export function tasksOf(due: string[] | null): PayoutTask[] {
  const open = (asks: RegExp) => due?.some((words) => asks.test(words)) ?? true
  const listed = tasks.map(({ asks, ...task }) => ({ ...task, done: !open(asks) }))
  const unknown = (due ?? []).some((words) => !tasks.some(({ asks }) => asks.test(words)))
  return unknown ? [...listed, { ...OTHER, done: false }] : listed
}
