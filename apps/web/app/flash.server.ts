import type { FlashMessage } from './flash.ts'
import { type AppLoadContext, createCookieSessionStorage, redirect } from './router.server.ts'

const storages = new Map<string, ReturnType<typeof create>>()

function create({ flashSecret, cookieNames }: AppLoadContext) {
  const name = cookieNames.secure ? '__Host-banter_flash' : 'banter_flash'
  return createCookieSessionStorage<{ message: FlashMessage }>({
    cookie: {
      name,
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: cookieNames.secure,
      maxAge: 60,
      secrets: [flashSecret],
    },
  })
}

function storageOf(context: AppLoadContext) {
  const known = storages.get(context.flashSecret) ?? create(context)
  storages.set(context.flashSecret, known)
  return known
}

/** Goes elsewhere and says there what was done. */
export async function redirectWith(
  context: AppLoadContext,
  to: string,
  text: string,
  tone: FlashMessage['tone'] = 'positive',
) {
  const storage = storageOf(context)
  const session = await storage.getSession()
  session.set('message', { tone, text })
  context.setCookies.push(await storage.commitSession(session))
  return redirect(to)
}

/** The message left for this page, taken so that it is said once. */
export async function takeFlash(request: Request, context: AppLoadContext): Promise<FlashMessage | null> {
  const storage = storageOf(context)
  const session = await storage.getSession(request.headers.get('cookie'))
  const message = session.get('message') ?? null
  if (message) context.setCookies.push(await storage.destroySession(session))
  return message
}
