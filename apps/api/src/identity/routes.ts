import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../deps.ts'
import { keepFromCaches } from '../http/session.ts'
import type { Admitted } from './admission.ts'
import * as contract from './contract.ts'
import { signUp } from './joining/sign-up.ts'
import { resendVerification, verifyEmail } from './joining/verification.ts'
import { forgotPassword, resetPassword } from './passwords/password-reset.ts'
import { signIn } from './passwords/sign-in.ts'
import { asMe } from './profile.ts'
import { type SessionCookies, sessionCookies } from './sessions/cookies.ts'
import { InvalidRefreshToken, refreshSession } from './sessions/refresh.ts'
import { endSession, listSessions, revokeSession, sessionOfToken } from './sessions/sessions.ts'

export const identityRoutes: FastifyPluginAsyncZod<Deps> = async (app, deps) => {
  const cookies = sessionCookies(deps)
  const welcome = welcomer(app, cookies)
  joining(app, welcome)
  signingIn(app, welcome, cookies)
  choosingPassword(app, welcome)
  self(app)
}

type App = Parameters<typeof identityRoutes>[0]
type Welcome = ReturnType<typeof welcomer>

/** Hands somebody who came in their tokens, in the answer and as cookies. */
function welcomer(app: App, cookies: SessionCookies) {
  return (request: FastifyRequest, reply: FastifyReply, { user, sessionId, refreshToken }: Admitted) => {
    const accessToken = app.issueAccessToken(request.school, { sub: user.id, sid: sessionId })
    cookies.set(reply, { accessToken, refreshToken })
    keepFromCaches(reply)
    return { accessToken, refreshToken, user: asMe(user) }
  }
}

const agentOf = (request: FastifyRequest) => request.headers['user-agent'] ?? ''

function joining(app: App, welcome: Welcome) {
  app.route({
    ...contract.signUp,
    handler: async (request, reply) =>
      reply.code(202).send(await signUp(request.campus, request.body, agentOf(request))),
  })

  app.route({
    ...contract.verifyEmail,
    handler: async (request, reply) =>
      welcome(request, reply, await verifyEmail(request.campus, request.body, agentOf(request))),
  })

  app.route({
    ...contract.resendVerification,
    handler: async (request, reply) =>
      reply.code(202).send(await resendVerification(request.campus, request.body)),
  })
}

function signingIn(app: App, welcome: Welcome, cookies: SessionCookies) {
  app.route({
    ...contract.signIn,
    handler: async (request, reply) =>
      welcome(request, reply, await signIn(request.campus, request.body, agentOf(request))),
  })

  app.route({
    ...contract.refresh,
    handler: async (request, reply) => {
      const token = request.body.refreshToken ?? cookies.refreshTokenOf(request)
      if (!token) throw new InvalidRefreshToken()
      const forget = (sessionId: string) => app.forgetSession(request.school, sessionId)
      return welcome(request, reply, await refreshSession(request.campus, token, forget))
    },
  })

  app.route({
    ...contract.signOut,
    handler: async (request, reply) => {
      const token = cookies.refreshTokenOf(request)
      const sessionId =
        request.viewer?.sessionId ?? (token && (await request.read((ctx) => sessionOfToken(ctx, token))))
      if (sessionId) {
        await request.command((ctx) => revokeSession(ctx, sessionId, 'sign-out'))
        app.forgetSession(request.school, sessionId)
      }
      cookies.clear(reply)
      return reply.code(204).send(null)
    },
  })
}

function choosingPassword(app: App, welcome: Welcome) {
  app.route({
    ...contract.forgotPassword,
    handler: async (request, reply) =>
      reply.code(202).send(await forgotPassword(request.campus, request.body.email)),
  })

  app.route({
    ...contract.resetPassword,
    handler: async (request, reply) => {
      const admitted = await resetPassword(request.campus, request.body, agentOf(request))
      for (const sessionId of admitted.ended) app.forgetSession(request.school, sessionId)
      return welcome(request, reply, admitted)
    },
  })
}

function self(app: App) {
  app.route({
    ...contract.listSessions,
    handler: (request) => request.read((ctx) => listSessions(ctx, request.query)),
  })

  app.route({
    ...contract.endSession,
    handler: async (request, reply) => {
      await request.command((ctx) => endSession(ctx, request.params.id))
      app.forgetSession(request.school, request.params.id)
      return reply.code(204).send(null)
    },
  })
}
