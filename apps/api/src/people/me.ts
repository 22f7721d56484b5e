import type { Profile as ProfileRow, User } from '@banter/prisma'
import { type Ctx, type ReadCtx, SignInRequired, signedIn } from '@banter/tenants/context'
import { publish } from '@banter/tenants/outbox'
import type { z } from 'zod'
import { asMe } from '../identity/profile.ts'
import type { MediaItem } from '../media/contract.ts'
import type { Media } from '../media/media.ts'
import { keyOfAsset, mediaOf, setMedia } from '../media/uses.ts'
import type * as contract from './contract.ts'
import { userChanged } from './topics.ts'

type Changes = z.output<typeof contract.updateMe.schema.body>

export async function getMe(ctx: ReadCtx, media: Media): Promise<contract.MyProfile> {
  const { id } = signedIn(ctx)
  const [user, profile] = await Promise.all([
    ctx.db.user.findFirst({ where: { id } }),
    ctx.db.profile.findFirst({ where: { userId: id } }),
  ])
  if (!user) throw new SignInRequired()
  const [photos, covers] = await Promise.all([
    user.avatarKey ? mediaOf(ctx, media, 'avatar', [id]) : null,
    user.coverKey ? mediaOf(ctx, media, 'cover', [id]) : null,
  ])
  return {
    ...asMe(user),
    ...told(profile),
    year: user.year,
    photo: photos?.get(id)?.[0] ?? null,
    cover: covers?.get(id)?.[0] ?? null,
    avatar: user.avatarKey ? media.url(user.avatarKey, 'avatar') : null,
    directoryHold: user.directoryHold,
  }
}

/** Who has told nothing yet has no row. */
function told(profile: ProfileRow | null) {
  return {
    pronouns: profile?.pronouns ?? '',
    bio: profile?.bio ?? '',
    interests: profile?.interests ?? [],
    seenBy: {
      major: seen(profile?.majorSeenBy),
      year: seen(profile?.yearSeenBy),
      bio: seen(profile?.bioSeenBy),
      interests: seen(profile?.interestsSeenBy),
      clubs: seen(profile?.clubsSeenBy),
      listings: seen(profile?.listingsSeenBy),
    },
    suggestClubs: profile?.suggestClubs ?? true,
    onboarding: profile?.onboardedAt ? null : stepOf(profile?.onboardingStep),
  }
}

const seen = (value: string | undefined) => (value ?? 'everyone') as contract.SeenBy
const stepOf = (step: string | null | undefined) => (step ?? 'interests') as contract.Step

/** An empty major or phone is none. @throws what setting a picture throws */
export async function updateMe(ctx: Ctx, media: Media, changes: Changes): Promise<contract.MyProfile> {
  const { id } = signedIn(ctx)
  const pictures = await setPictures(ctx, changes)
  await ctx.db.user.updateMany({ where: { id }, data: { ...accountOf(changes), ...pictures } })
  const profile = profileOf(ctx, changes)
  if (Object.keys(profile).length) {
    await ctx.db.profile.createMany({ data: [{ userId: id }], skipDuplicates: true })
    await ctx.db.profile.updateMany({ where: { userId: id }, data: profile })
  }
  await publish(ctx, userChanged, { user_id: id, school_id: ctx.school.id })
  return getMe(ctx, media)
}

async function setPictures(ctx: Ctx, { photo, cover }: Changes) {
  const data: Partial<Pick<User, 'avatarKey' | 'coverKey'>> = {}
  if (photo !== undefined) data.avatarKey = await setPicture(ctx, 'avatar', photo)
  if (cover !== undefined) data.coverKey = await setPicture(ctx, 'cover', cover)
  return data
}

async function setPicture(ctx: Ctx, subject: 'avatar' | 'cover', item: MediaItem | null) {
  const { id } = signedIn(ctx)
  await setMedia(ctx, subject, id, item ? [item] : [], { max: 1, kinds: ['image'] })
  return item ? await keyOfAsset(ctx, item.id, id, item.crop) : null
}

function accountOf({ name, major, phone, year, directoryHold }: Changes) {
  return {
    ...(name === undefined ? {} : { name }),
    ...(major === undefined ? {} : { major: major || null }),
    ...(phone === undefined ? {} : { phone: phone || null }),
    ...(year === undefined ? {} : { year }),
    ...(directoryHold === undefined ? {} : { directoryHold }),
  }
}

function profileOf({ now }: Ctx, changes: Changes) {
  const { pronouns, bio, interests, seenBy = {}, suggestClubs, onboarding } = changes
  const choices = Object.entries(seenBy).map(([field, who]) => [`${field}SeenBy`, who])
  return {
    ...(pronouns === undefined ? {} : { pronouns }),
    ...(bio === undefined ? {} : { bio }),
    ...(interests === undefined ? {} : { interests: [...new Set(interests)] }),
    ...(suggestClubs === undefined ? {} : { suggestClubs }),
    ...(onboarding === undefined ? {} : guided(now, onboarding)),
    ...(Object.fromEntries(choices) as Partial<Record<`${contract.Field}SeenBy`, contract.SeenBy>>),
  }
}

/** A step is where to go on; without one the guide is over. */
const guided = (now: Date, step: contract.Step | null) =>
  step ? { onboardingStep: step, onboardedAt: null } : { onboardedAt: now }
