import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../deps.ts'
import { WrongOrigin } from '../http/session.ts'
import type { Admitted } from './admission.ts'
import * as contract from './contract.ts'
import { sessionCookies } from './cookies.ts'
import { forgotPassword, resetPassword } from './password-reset.ts'
import { asMe, getMe, updateMe } from './profile.ts'
import { InvalidRefreshToken, refreshSession } from './refresh.ts'
import { endSession, listSessions, revokeSession, sessionOfToken } from './sessions.ts'
import { signIn } from './sign-in.ts'
import { signUp } from './sign-up.ts'
import { resendVerification, verifyEmail } from './verification.ts'

export const identityRoutes: FastifyPluginAsyncZod<Deps> = async (app, { env, site }) => {
  const cookies = sessionCookies(env.PUBLIC_SCHEME)
  const agentOf = (request: FastifyRequest) => request.headers['user-agent'] ?? ''

  function signedIn(
    request: FastifyRequest,
    reply: FastifyReply,
    { user, sessionId, refreshToken }: Admitted,
  ) {
    const accessToken = app.issueAccessToken(request.school, { sub: user.id, sid: sessionId })
    cookies.set(reply, { accessToken, refreshToken })
    reply.header('cache-control', 'no-store')
    return { accessToken, refreshToken, user: asMe(user) }
  }

  /** A cookie comes along by itself, so the page that sent the request must be one of this school. */
  function refreshCookie(request: FastifyRequest): string | undefined {
    const token = cookies.refreshTokenOf(request)
    const { origin } = request.headers
    if (token && origin !== undefined && origin !== site.urlOf(request.school, '')) throw new WrongOrigin()
    return token
  }

  app.route({
    ...contract.signUp,
    handler: async (request, reply) => reply.code(202).send(await signUp(request.campus, request.body)),
  })

  app.route({
    ...contract.verifyEmail,
    handler: async (request, reply) =>
      signedIn(request, reply, await verifyEmail(request.campus, request.body, agentOf(request))),
  })

  app.route({
    ...contract.resendVerification,
    handler: async (request, reply) =>
      reply.code(202).send(await resendVerification(request.campus, request.body.email)),
  })

  app.route({
    ...contract.signIn,
    handler: async (request, reply) =>
      signedIn(request, reply, await signIn(request.campus, request.body, agentOf(request))),
  })

  app.route({
    ...contract.refresh,
    handler: async (request, reply) => {
      const token = request.body.refreshToken ?? refreshCookie(request)
      if (!token) throw new InvalidRefreshToken()
      const forget = (sessionId: string) => app.forgetSession(request.school, sessionId)
      return signedIn(request, reply, await refreshSession(request.campus, token, forget))
    },
  })

  app.route({
    ...contract.signOut,
    handler: async (request, reply) => {
      const token = refreshCookie(request)
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
      return signedIn(request, reply, admitted)
    },
  })

  app.route({ ...contract.getMe, handler: (request) => request.read(getMe) })

  app.route({
    ...contract.updateMe,
    handler: (request) => request.command((ctx) => updateMe(ctx, request.body)),
  })

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
