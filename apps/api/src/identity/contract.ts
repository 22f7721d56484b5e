import { z } from 'zod'
import { Id, IdPath, line, listOf, Nothing, Page, When } from '../http/contract.ts'
import type { Endpoint } from '../http/endpoint.ts'

/** A domain as DNS knows it: lower case, other scripts in punycode. What cannot be one stays as it is. */
export function asciiDomain(domain: string): string {
  const plain = domain.toLowerCase()
  if (/^[\x21-\x7e]*$/.test(plain) || /[\s/:?#@%\\[\]]/.test(plain)) return plain
  try {
    return new URL(`http://${plain}`).hostname
  } catch {
    return plain
  }
}

function isOneLine(text: string): boolean {
  return !/\p{Cc}/u.test(text)
}

const NO_ADDRESS = 'Please enter a valid e-mail address.'

/** One plain address; only spaces around it are forgiven. */
export const Email = z
  .string()
  .max(254)
  .refine(isOneLine, NO_ADDRESS)
  .trim()
  .meta({ format: 'email' })
  .transform((address) => {
    const at = address.lastIndexOf('@') + 1
    return address.slice(0, at) + asciiDomain(address.slice(at))
  })
  .pipe(z.email(NO_ADDRESS).max(254, NO_ADDRESS).toLowerCase())
/** Length is what protects; rules about characters do not. */
const NewPassword = z.string().min(10, 'At least 10 characters, please.').max(200)
const Code = z
  .string()
  .trim()
  .regex(/^\d{6}$/, 'The code has 6 digits.')
const Token = z.string().min(20).max(200)
/**
 * A secret that the applicant's browser makes up and keeps. An application with one is confirmed only together with it, or by choosing a
 * password anew: so the code of a stranger's application with the same address confirms nothing for its owner.
 */
const Verifier = z.string().min(32).max(128)
const PersonName = line(2, 80, 'Please enter your name.')

export const Role = z.enum(['student', 'moderator', 'admin', 'finance', 'super_admin'])

/** The signed-in person, as only they see themselves. */
export const Me = z.object({
  id: Id,
  email: z.string(),
  name: z.string(),
  role: Role,
  major: z.string().nullable(),
  phone: z.string().nullable(),
  createdAt: When,
})
export type Me = z.output<typeof Me>

export const SignedIn = z.object({ accessToken: z.string(), refreshToken: z.string(), user: Me })
export type SignedIn = z.output<typeof SignedIn>

const Accepted = z.object({
  /** The next mail can be asked for at this time. */
  resendAfter: When,
})

export const signUp = {
  method: 'POST',
  url: '/auth/sign-up',
  config: { access: 'anyone', at: 'school', perMinute: 10 },
  schema: {
    summary: 'Ask for an account. The answer is the same whether or not the address has one.',
    body: z.strictObject({
      email: Email,
      password: NewPassword,
      name: PersonName,
      major: z.string().trim().max(80).optional(),
      phone: z.string().trim().max(30).optional(),
      verifier: Verifier.optional(),
    }),
    response: { 202: Accepted },
  },
} as const satisfies Endpoint

/** The verifier of the application; without it, a password that is chosen now. */
const applicantsProof = { verifier: Verifier.optional(), password: NewPassword.optional() }

export const verifyEmail = {
  method: 'POST',
  url: '/auth/verify-email',
  config: { access: 'anyone', at: 'school', perMinute: 20 },
  schema: {
    summary: 'Confirm an address with the 6-digit code, or with the token of the link in the mail.',
    body: z.union([
      z.strictObject({ email: Email, code: Code, ...applicantsProof }),
      z.strictObject({ token: Token, ...applicantsProof }),
    ]),
    response: { 200: SignedIn },
  },
} as const satisfies Endpoint

export const resendVerification = {
  method: 'POST',
  url: '/auth/resend-verification',
  config: { access: 'anyone', at: 'school', perMinute: 10 },
  schema: {
    summary: 'Send the verification mail again. Waiting times double: 1, 2, 4 … minutes.',
    body: z.strictObject({ email: Email, verifier: Verifier.optional() }),
    response: { 202: Accepted },
  },
} as const satisfies Endpoint

export const signIn = {
  method: 'POST',
  url: '/auth/sign-in',
  config: { access: 'anyone', at: 'school-and-platform', whileSuspended: true, perMinute: 30 },
  schema: {
    summary: 'Sign in. Also sets host-only cookies.',
    body: z.strictObject({ email: Email, password: z.string().min(1).max(200) }),
    response: { 200: SignedIn },
  },
} as const satisfies Endpoint

export const refresh = {
  method: 'POST',
  url: '/auth/refresh',
  config: {
    access: 'anyone',
    at: 'school-and-platform',
    whileSuspended: true,
    staleToken: true,
    perMinute: 60,
  },
  schema: {
    summary:
      'Exchange a refresh token, from the body or the cookie, for new tokens. A used one ends its session.',
    body: z.strictObject({ refreshToken: z.string().max(200).optional() }),
    response: { 200: SignedIn },
  },
} as const satisfies Endpoint

export const signOut = {
  method: 'POST',
  url: '/auth/sign-out',
  config: { access: 'anyone', at: 'school-and-platform', whileSuspended: true, staleToken: true },
  schema: { summary: 'End this session. Signing out twice is the same as once.', response: { 204: Nothing } },
} as const satisfies Endpoint

export const forgotPassword = {
  method: 'POST',
  url: '/auth/forgot-password',
  config: { access: 'anyone', at: 'school-and-platform', perMinute: 10 },
  schema: {
    summary:
      'Ask for a mail to choose a new password. The answer does not tell whether the address has an account.',
    body: z.strictObject({ email: Email }),
    response: { 202: Accepted },
  },
} as const satisfies Endpoint

export const resetPassword = {
  method: 'POST',
  url: '/auth/reset-password',
  config: { access: 'anyone', at: 'school-and-platform', perMinute: 20 },
  schema: {
    summary: 'Choose a password with the token of a reset or invitation mail. Ends every other session.',
    body: z.strictObject({ token: Token, password: NewPassword, name: PersonName.optional() }),
    response: { 200: SignedIn },
  },
} as const satisfies Endpoint

export const Session = z.object({
  id: Id,
  userAgent: z.string(),
  /** That in plain words. */
  device: z.string(),
  createdAt: When,
  lastUsedAt: When,
  current: z.boolean(),
})

export const listSessions = {
  method: 'GET',
  url: '/me/sessions',
  config: { access: 'member', at: 'school-and-platform' },
  schema: { summary: 'Where one is signed in.', querystring: Page, response: { 200: listOf(Session) } },
} as const satisfies Endpoint

export const endSession = {
  method: 'DELETE',
  url: '/me/sessions/:id',
  config: { access: 'member', at: 'school-and-platform', whileSuspended: true },
  schema: { summary: 'Sign out one of one’s own sessions.', params: IdPath, response: { 204: Nothing } },
} as const satisfies Endpoint
