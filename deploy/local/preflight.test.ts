import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { spareEnv } from './env.ts'
import { requirePorts, requireSpace } from './preflight.ts'

test('names every busy port, its setting and the way out', async () => {
  const env = await spareEnv('/tmp/unused')
  await requirePorts(env, ['PORT', 'API_PORT', 'MAIL_WEB_PORT'])
  const busy = [env.API_PORT, env.MAIL_WEB_PORT].map((port) => createServer().listen(port, '127.0.0.1'))
  await Promise.all(busy.map((server) => once(server, 'listening')))
  await expect(requirePorts(env, ['PORT', 'API_PORT', 'MAIL_WEB_PORT'])).rejects.toThrow(
    `Ports ${env.API_PORT} (API_PORT), ${env.MAIL_WEB_PORT} (MAIL_WEB_PORT) are already in use`,
  )
  await expect(requirePorts(env, ['API_PORT'])).rejects.toThrow(`API_PORT=${env.API_PORT + 100} npm start`)
  for (const server of busy) server.close()
})

test('has nothing to say about a disk with room', async () => {
  await expect(requireSpace('/tmp')).resolves.toBeUndefined()
})
