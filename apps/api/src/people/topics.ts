import { topic } from '@banter/tenants/outbox'
import { z } from 'zod'

const one = z.object({ user_id: z.string(), school_id: z.string() })
const two = z.object({ user_id: z.string(), other_id: z.string() })

/** Something others see of them is different: name, photo, major, privacy, directory hold. */
export const userChanged = topic('user_changed', 'people', one)
/** They are gone: what they had follows, each in its own slice. */
export const accountClosed = topic('account_closed', 'people', one)
/** `user_id` follows `other_id`. */
export const userFollowed = topic('user_followed', 'people', two)
export const userUnfollowed = topic('user_unfollowed', 'people', two)
/** `user_id` has blocked `other_id`. */
export const userBlocked = topic('user_blocked', 'people', two)
export const userUnblocked = topic('user_unblocked', 'people', two)
