import type { Decision, ReportCategory, SubjectType } from '@banter/api/moderation/contract'

export const SUBJECT_NAMES: Record<SubjectType, string> = {
  post: 'post',
  comment: 'comment',
  product: 'listing',
  person: 'profile',
  club: 'club',
  event: 'event',
  review: 'rating',
  reply: 'reply',
  picture: 'picture',
  picture_comment: 'comment',
  order_message: 'message',
  question: 'question',
  answer: 'answer',
  ad: 'ad',
}

export const CATEGORIES: Record<ReportCategory, { name: string; means: string }> = {
  spam: { name: 'Spam', means: 'Advertising, repeated or misleading content' },
  scam: { name: 'Scam', means: 'Somebody tries to cheat people of money' },
  harassment: { name: 'Harassment or bullying', means: 'Against me or somebody else' },
  hate: { name: 'Hate', means: 'Against people for who they are' },
  violence: { name: 'Violence or threats', means: 'Threatens or celebrates harm' },
  sexual: { name: 'Sexual content', means: 'Not for a school' },
  self_harm: {
    name: 'Somebody may be in danger',
    means: 'Self-harm or suicide. In an emergency, call 911 or 988.',
  },
  prohibited_item: { name: 'May not be sold', means: 'Weapons, drugs, alcohol, somebody else’s coursework' },
  impersonation: { name: 'Pretends to be somebody else', means: 'A person, a club or the school' },
  other: { name: 'Something else', means: 'Please say what' },
}

export const ANONYMOUS = 'Whom it is about does not learn that it was you.'
export const THANKS = 'Thank you. The moderators of your school will look at it.'

/** What each decision is called once it is made, and what is said of it then. */
export const DECISIONS: Record<Decision, { name: string; said: string }> = {
  kept: { name: 'Kept', said: 'Kept.' },
  removed: { name: 'Removed', said: 'Removed, and its author is told.' },
  warned: { name: 'Warned', said: 'They are warned, and told why.' },
  suspended: { name: 'Suspended', said: 'They are suspended, and told why.' },
  archived: { name: 'Archived', said: 'The club is archived, and those who lead it are told why.' },
}

/** What the button of a decision says about such a thing. */
export function deedOf(decision: Decision, type: SubjectType): string {
  const alone = type === 'person'
  const words: Record<Decision, string> = {
    kept: alone ? 'No action' : 'Keep it',
    removed: 'Remove it',
    warned: alone ? 'Warn' : 'Remove and warn',
    suspended: alone ? 'Suspend' : 'Remove and suspend',
    archived: 'Archive the club',
  }
  return words[decision]
}

export const SUSPENSIONS = [
  { value: '1', label: 'One day' },
  { value: '3', label: 'Three days' },
  { value: '7', label: 'One week' },
  { value: '30', label: '30 days' },
  { value: '180', label: '180 days' },
]

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** "post:<id>", as links to the page of reports say it. */
export function readSubject(text: string | null): { type: SubjectType; id: string } | null {
  const [type = '', id = ''] = (text ?? '').split(':')
  return type in SUBJECT_NAMES && UUID.test(id) ? { type: type as SubjectType, id } : null
}

export const reportPath = (type: SubjectType, id: string, from: string) =>
  `/report?subject=${type}:${id}&from=${encodeURIComponent(from)}`
