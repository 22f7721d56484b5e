import type { ReportCategory, SubjectType } from '@banter/api/moderation/contract'

export const SUBJECT_NAMES: Record<SubjectType, string> = {
  post: 'post',
  comment: 'comment',
  product: 'listing',
  person: 'profile',
  club: 'club',
  event: 'event',
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

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** "post:<id>", as links to the page of reports say it. */
export function readSubject(text: string | null): { type: SubjectType; id: string } | null {
  const [type = '', id = ''] = (text ?? '').split(':')
  return type in SUBJECT_NAMES && UUID.test(id) ? { type: type as SubjectType, id } : null
}

export const reportPath = (type: SubjectType, id: string, from: string) =>
  `/report?subject=${type}:${id}&from=${encodeURIComponent(from)}`
