import type { Field, PersonCard, SeenBy } from '@banter/api/people/contract'

/** "Computer Science · Class of 2027", as far as it is told. */
export const studies = ({ major, year }: Pick<PersonCard, 'major' | 'year'>) =>
  [major, year && `Class of ${year}`].filter(Boolean).join(' · ')

export const FIELDS: { field: Field; label: string; what: string }[] = [
  { field: 'major', label: 'Major', what: 'What you study' },
  { field: 'year', label: 'Year', what: 'When you expect to graduate' },
  { field: 'bio', label: 'Bio', what: 'What you wrote about yourself' },
  { field: 'interests', label: 'Interests', what: 'What you like' },
  { field: 'clubs', label: 'Clubs', what: 'The list of your clubs on your profile' },
  { field: 'listings', label: 'Listings', what: 'The list of what you sell on your profile' },
]

export const WHO: { value: SeenBy; label: string }[] = [
  { value: 'everyone', label: 'Everyone at school' },
  { value: 'clubs', label: 'People in my clubs' },
  { value: 'nobody', label: 'Nobody' },
]

/** Offered while somebody types; anything else can be typed as well. */
export const MAJORS = [
  'Accounting',
  'Aerospace Engineering',
  'Anthropology',
  'Architecture',
  'Art',
  'Biology',
  'Business',
  'Chemistry',
  'Civil Engineering',
  'Communication',
  'Computer Engineering',
  'Computer Science',
  'Criminal Justice',
  'Economics',
  'Education',
  'Electrical Engineering',
  'English',
  'Finance',
  'History',
  'Kinesiology',
  'Linguistics',
  'Marketing',
  'Mathematics',
  'Mechanical Engineering',
  'Music',
  'Nursing',
  'Philosophy',
  'Physics',
  'Political Science',
  'Psychology',
  'Public Health',
  'Social Work',
  'Sociology',
  'Theatre Arts',
]

export const INTERESTS = [
  'art',
  'basketball',
  'board games',
  'books',
  'chess',
  'climbing',
  'coding',
  'cooking',
  'cycling',
  'dance',
  'design',
  'entrepreneurship',
  'film',
  'football',
  'gaming',
  'gardening',
  'hiking',
  'languages',
  'music',
  'photography',
  'politics',
  'robotics',
  'running',
  'science',
  'theatre',
  'volunteering',
  'writing',
  'yoga',
]

/** The years somebody here may graduate in. */
export function yearsFrom(now: Date): number[] {
  const first = now.getFullYear()
  return Array.from({ length: 8 }, (_, index) => first + index)
}
