import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import path from 'node:path'
import { root, toolFolders } from './bootstrap.mjs'

/** Builds what changed since the last time. @throws with the end of what the build said */
export async function buildAll(logDir: string, signal?: AbortSignal): Promise<void> {
  const PATH = [...toolFolders, process.env.PATH].join(path.delimiter)
  const child = spawn('turbo', ['run', 'build'], {
    cwd: root,
    env: {
      ...process.env,
      PATH,
      NODE_ENV: 'production',
      TURBO_TELEMETRY_DISABLED: '1',
      TURBO_NO_UPDATE_NOTIFIER: '1',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
    shell: process.platform === 'win32',
  })
  child.once('error', () => {})
  const file = path.join(logDir, 'build.log')
  const log = createWriteStream(file)
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      log.write(text)
      said = (said + text).slice(-3000)
    })
  }
  const [code] = await once(child, 'close')
  log.end()
  if (code !== 0) throw new Error(`The build failed (${file}):\n${said}`)
}
