import { spawn } from 'node:child_process'

/**
 * Ends a server and deletes its folders when this process is gone, even by kill -9: a shell waits at the other end of a pipe,
 * which closes with us. @returns what calls the watch off
 */
export function endWithParent(pid: number, folders: string[]): () => void {
  if (process.platform === 'win32') return () => {}
  const script = 'read -r _ && exit 0; kill -QUIT "$0" 2>/dev/null; sleep 1; rm -rf "$@"'
  const shell = spawn('sh', ['-c', script, String(pid), ...folders], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  shell.unref()
  const { stdin } = shell
  stdin.on('error', () => {})
  if ('unref' in stdin && typeof stdin.unref === 'function') stdin.unref()
  return () => stdin.end('done\n')
}
