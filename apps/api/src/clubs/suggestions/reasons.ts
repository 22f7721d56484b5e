import type { Candidate, Taste } from './candidates.ts'
import type { Reason } from './contract.ts'

const WEEK_MS = 7 * 86_400_000

/** Interests that one shares with a club: its tags and its category. */
export function sharedInterests(
  { tags, category }: Pick<Candidate, 'tags' | 'category'>,
  { interests }: Taste,
) {
  const ofClub = new Set([...tags, category].map((tag) => tag.toLowerCase()))
  return interests.filter((interest) => ofClub.has(interest.toLowerCase()))
}

const isFresh = ({ createdAt }: Candidate, now: Date) => now.getTime() - createdAt.getTime() < WEEK_MS

/** People one follows count most, each further one a little less; size only decides between equals. */
export function scoreOf(club: Candidate, taste: Taste, now: Date): number {
  return (
    6 * Math.sqrt(club.followed) +
    5 * Math.sqrt(sharedInterests(club, taste).length) +
    4 * Math.sqrt(club.majors) +
    (isFresh(club, now) ? 1 : 0) +
    Math.log10(1 + club.memberCount) / 4
  )
}

/** What counted most, as a line to read. */
export function reasonFor(club: Candidate, taste: Taste, now: Date): Reason {
  const interests = sharedInterests(club, taste)
  const weights = {
    following: 6 * Math.sqrt(club.followed),
    interests: 5 * Math.sqrt(interests.length),
    major: 4 * Math.sqrt(club.majors),
  }
  const [kind, weight] = (Object.entries(weights) as [keyof typeof weights, number][]).reduce((best, next) =>
    next[1] > best[1] ? next : best,
  )
  if (weight === 0) {
    const fresh = isFresh(club, now)
    const line = fresh ? 'New this week' : 'Popular at your school'
    return { kind: fresh ? 'fresh' : 'popular', people: 0, interests: [], line }
  }
  if (kind === 'interests')
    return { kind, people: 0, interests, line: `Because you like ${listed(interests)}` }
  const people = kind === 'major' ? club.majors : club.followed
  return { kind, people, interests: [], line: peopleLine(kind, people) }
}

function peopleLine(kind: 'major' | 'following', people: number): string {
  const who = kind === 'major' ? 'in your major' : 'you follow'
  return people === 1 ? `1 person ${who} is a member` : `${people} people ${who} are members`
}

const listed = (words: string[]) =>
  new Intl.ListFormat('en', { type: 'conjunction' }).format(words.slice(0, 3))
