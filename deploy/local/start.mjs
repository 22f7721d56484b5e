// npm start: whatever is missing is fetched, then everything runs until Ctrl-C.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { bootstrap, root } from './bootstrap.mjs'

bootstrap()
const up = path.join(root, 'deploy', 'local', 'up.ts')
const child = spawn(
  process.execPath,
  ['--conditions=source', '--import', 'tsx', up, ...process.argv.slice(2)],
  // Over the channel it notices when this process is killed, and stops what it started.
  { cwd: root, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] },
)
// The terminal sends Ctrl-C to both: this process only waits for the other to finish.
process.on('SIGINT', () => {})
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill('SIGTERM'))
child.once('exit', (code, signal) => process.exit(code ?? (signal === 'SIGTERM' ? 0 : 1)))
