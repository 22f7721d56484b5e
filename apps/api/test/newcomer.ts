import { randomUUID } from 'node:crypto'
import * as identity from '../src/identity/contract.ts'
import { app, type TestCampus } from './campus.ts'
import { codeIn } from './mailbox.ts'

export const PASSWORD = 'correct horse battery'

export const freshAddress = (campus: TestCampus) => `new.${randomUUID().slice(0, 13)}@${campus.domain}`

/** Asks for an account and lets the mail go out. */
export async function applyAt(campus: TestCampus, email = freshAddress(campus), password = PASSWORD) {
  await campus.anyone(identity.signUp, { body: { email, password, name: 'Nia Newcomer' } })
  await campus.runJobs()
  return email
}

/** A member who came in the way everybody does: sign-up, mail, code. */
export async function joinAt(campus: TestCampus, password = PASSWORD) {
  const email = await applyAt(campus, undefined, password)
  const signedIn = await campus.anyone(identity.verifyEmail, { body: { email, code: await codeIn(email) } })
  return { email, password, ...signedIn }
}

/** A request with the headers and the answer that a typed client hides. */
export function postTo(host: string, path: string, payload: object, headers: Record<string, string> = {}) {
  return app.inject({ method: 'POST', url: `/api/v1${path}`, headers: { host, ...headers }, payload })
}
