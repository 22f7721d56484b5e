// Runs a command with the packages installed and pnpm on PATH: node deploy/local/with-tools.mjs pnpm run check
import { spawn } from 'node:child_process'
import { bootstrap } from './bootstrap.mjs'

bootstrap()
const [command, ...args] = process.argv.slice(2)
if (!command) {
  console.error('Name the command to run.')
  process.exit(1)
}
const child = spawn(command, args, { stdio: 'inherit', shell: process.platform === 'win32' })
child.once('error', (error) => {
  console.error(`${command} could not be run: ${error.message}`)
  process.exit(127)
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.once('exit', (code) => process.exit(code ?? 1))
