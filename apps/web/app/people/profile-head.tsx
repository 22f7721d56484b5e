import type { Profile } from '@banter/api/people/contract'
import { IconPencil } from '@tabler/icons-react'
import { RatingWords } from '../reviews/rating-words.tsx'
import { Link, useRevalidator } from '../router.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Badge } from '../ui/badge.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { Time } from '../ui/time.tsx'
import { FollowButton } from './follow-button.tsx'
import { ProfileMenu } from './profile-menu.tsx'
import { studies } from './words.ts'

interface ProfileHeadProps {
  profile: Profile
  muted: boolean
  /** Shown to its owner as others see it: nothing can be done here. */
  preview?: boolean
}

/** Cover, photo, name and what can be done: the top of every profile. */
export function ProfileHead({ profile, muted, preview }: ProfileHeadProps) {
  const line = studies(profile)
  // The preview stands on a page that has a heading of its own.
  const Name = preview ? 'h2' : 'h1'
  const { revalidate } = useRevalidator()
  return (
    <header className="rounded-lg border border-line bg-surface shadow-card">
      <Cover cover={profile.cover} />
      <div className="px-4 pb-5 sm:px-6">
        <div className="-mt-12 flex flex-wrap items-end justify-between gap-3 sm:-mt-14">
          <Avatar name={profile.name} src={profile.avatar} size="xl" className="ring-4 ring-surface" />
          {!preview && (
            <div className="flex items-center gap-2 pt-3">
              {profile.me ? (
                <LinkButton to="/account">
                  <IconPencil aria-hidden className="size-4" />
                  Edit profile
                </LinkButton>
              ) : (
                <>
                  <FollowButton key={String(profile.following)} person={profile} onDone={revalidate} />
                  <ProfileMenu profile={profile} muted={muted} />
                </>
              )}
            </div>
          )}
        </div>
        <div className="mt-3 flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <Name className="text-xl font-semibold break-words sm:text-2xl">{profile.name}</Name>
          {profile.pronouns && <span className="text-muted">{profile.pronouns}</span>}
          {profile.staff && (
            <Badge tone="accent">{profile.staff === 'admin' ? 'School admin' : 'Moderator'}</Badge>
          )}
          {profile.followsMe && !profile.me && <Badge>Follows you</Badge>}
          {muted && <Badge tone="caution">Muted</Badge>}
        </div>
        {line && <p className="mt-0.5">{line}</p>}
        <Counts profile={profile} preview={preview} />
        {profile.bio && <p className="mt-4 max-w-prose whitespace-pre-wrap">{profile.bio}</p>}
        <Interests interests={profile.interests} />
      </div>
    </header>
  )
}

function Cover({ cover }: Pick<Profile, 'cover'>) {
  const shape = 'block h-28 w-full rounded-t-lg sm:h-44'
  if (cover) return <img src={cover} alt="" className={`${shape} bg-sunken object-cover`} />
  return <div aria-hidden className={`${shape} bg-linear-to-br from-accent-soft to-sunken`} />
}

function Counts({ profile, preview }: Pick<ProfileHeadProps, 'profile' | 'preview'>) {
  const counts = [
    {
      list: 'followers',
      number: profile.followers,
      word: profile.followers === 1 ? 'follower' : 'followers',
    },
    { list: 'following', number: profile.followees, word: 'following' },
  ]
  return (
    <p className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-[0.8125rem] text-muted">
      {counts.map(({ list, number, word }) => {
        const text = (
          <>
            <strong className="font-semibold text-ink tabular-nums">{number.toLocaleString('en-US')}</strong>{' '}
            {word}
          </>
        )
        return preview ? (
          <span key={list}>{text}</span>
        ) : (
          <Link key={list} to={`/people/${profile.id}/${list}`} className="rounded-sm hover:underline">
            {text}
          </Link>
        )
      })}
      {profile.rating && <ProfileRating profile={profile} rating={profile.rating} preview={preview} />}
      <span>
        Joined <Time value={profile.joinedAt} />
      </span>
    </p>
  )
}

interface ProfileRatingProps extends Pick<ProfileHeadProps, 'profile' | 'preview'> {
  rating: NonNullable<Profile['rating']>
}

function ProfileRating({ profile, rating, preview }: ProfileRatingProps) {
  if (preview || !profile.shows.reviews)
    return (
      <span>
        <RatingWords rating={rating} />
      </span>
    )
  return (
    <Link to={`/people/${profile.id}/reviews`} className="rounded-sm hover:underline">
      <RatingWords rating={rating} />
    </Link>
  )
}

function Interests({ interests }: Pick<Profile, 'interests'>) {
  if (interests.length === 0) return null
  return (
    <ul aria-label="Interests" className="mt-4 flex flex-wrap gap-1.5">
      {interests.map((interest) => (
        <li key={interest}>
          <Link
            to={`/people?interest=${encodeURIComponent(interest)}`}
            className="block rounded-full bg-sunken px-2.5 py-0.5 text-[0.8125rem] text-muted hover:text-ink"
          >
            {interest}
          </Link>
        </li>
      ))}
    </ul>
  )
}
