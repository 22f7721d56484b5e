import type { Dispute, DisputeReason, DisputeState } from '@banter/api/disputes/contract'
import { formatMoney } from '../ui/amounts.ts'
import type { Tone } from '../ui/tones.ts'

export const REASONS: Record<DisputeReason, { title: string; detail: string }> = {
  not_as_described: { title: 'Not as described', detail: 'Another edition, size, colour or condition.' },
  damaged: { title: 'Damaged or does not work', detail: 'It was broken when I got it.' },
  missing: { title: 'Something is missing', detail: 'A part of it, or all of it, never came.' },
  counterfeit: { title: 'Not genuine', detail: 'A copy that was sold as the original.' },
  other: { title: 'Something else', detail: 'Say below what it is.' },
}

const BADGES: Record<DisputeState, [Tone, string]> = {
  answer: ['caution', 'Waits for an answer'],
  decision: ['caution', 'Waits for a decision'],
  decided: ['info', 'Decided'],
  appealed: ['caution', 'Second decision'],
  closed: ['neutral', 'Closed'],
  withdrawn: ['neutral', 'Taken back'],
}

export function badgeOf(state: DisputeState) {
  const [tone, label] = BADGES[state]
  return { tone, label }
}

/** Where it stands and who is to do what, in a sentence or two. */
export function whereItStands(dispute: Dispute): string {
  if (dispute.waitsForBank)
    return 'The buyer’s bank looks into the card payment. Until it has decided, nothing happens here.'
  return SENTENCES[dispute.state](dispute)
}

const SENTENCES: Record<DisputeState, (dispute: Dispute) => string> = {
  answer: (dispute) => (dispute.offered ? offered(dispute) : asked(dispute)),
  decision: waiting,
  decided: ({ may }) =>
    may.appeal
      ? 'You can be content with it, or ask Banter for a second decision. That one is final.'
      : 'It is done as soon as nobody can ask for a second decision any more.',
  appealed: () =>
    'The people of Banter read everything again, and decide for good. The money waits until then.',
  closed: ({ decision }) => (decision ? 'It is decided, and done.' : 'It is solved.'),
  withdrawn: ({ buyer }) => `${buyer.name} took it back: the order goes on as if nothing had been wrong.`,
}

function waiting({ may, instance }: Dispute): string {
  if (may.decide) return 'Read what both say, then decide. The money waits until then.'
  const who = instance === 'school' ? 'The staff of the school' : 'The people of Banter'
  return `${who} read what both say, and decide. The money waits until then.`
}

function asked({ role, buyer, seller, wanted }: Dispute): string {
  if (role === 'seller')
    return `${buyer.name} asks for ${formatMoney(wanted)} back. Give it back, offer a part, or say why not. Without an answer your school decides.`
  return `${seller.name} is asked for ${formatMoney(wanted)}, and has three days to answer. Without an answer the school decides.`
}

function offered({ role, buyer, seller, offered }: Dispute): string {
  const sum = offered ? formatMoney(offered) : ''
  if (role === 'buyer')
    return `${seller.name} offers you ${sum} back. Take it, or let your school decide. Without an answer your school decides.`
  return `${seller.name} offers ${sum}. ${buyer.name} can take it, or let the school decide.`
}
