import { topic } from '@banter/tenants/outbox'
import { z } from 'zod'

const person = z.object({
  user_id: z.string(),
  name: z.string(),
  school_id: z.string(),
  /** Goes only to consumers that declare that they need it; none does. */
  phone: z.null(),
  major: z.string().nullable(),
  /** Display picture. */
  dp: z.string().nullable(),
})

/** Said once, when the address is confirmed: before that it may be anybody's. */
export const userCreated = topic(
  'user_created',
  'identity',
  person.extend({ role: z.string(), verified: z.literal(true) }),
)

export const userLoggedIn = topic(
  'user_logged_in',
  'identity',
  person.extend({ method: z.enum(['password', 'email']), at: z.iso.datetime() }),
)

/** The secret is made by the job that writes the mail, so that none ever waits in the outbox. */
export const emailCodeRequested = topic(
  'email_code_requested',
  'identity',
  z.object({
    user_id: z.string(),
    purpose: z.enum(['verify_email', 'reset_password', 'invitation']),
    /** Whose application a code to confirm an address is for. */
    applicant: z.string().optional(),
  }),
)

/** Someone asked for an account with an address that has one. */
export const signUpRepeated = topic('sign_up_repeated', 'identity', z.object({ user_id: z.string() }))
