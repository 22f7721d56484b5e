// Needs nothing but Node and npm: makes node_modules match the lockfile, once, and puts pnpm on PATH.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..')
const windows = process.platform === 'win32'
const spec = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).packageManager
const version = spec.split('@')[1].split('+')[0]
const home = path.join(root, '.tools', `pnpm-${version}`)

/** Where our own pnpm is, and the workspace's own programs, as `pnpm run` would find them. */
export const toolFolders = [path.join(home, 'node_modules', '.bin'), path.join(root, 'node_modules', '.bin')]

/** Stops with one sentence when Node is older than what the project runs on. */
function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  console.error(`Node ${process.versions.node} is too old: Banter needs 20.19 or newer.`)
  process.exit(1)
}

/** Gets pnpm into .tools/ with npm unless the right one is on PATH already. */
function requirePnpm() {
  const onPath = spawnSync('pnpm', ['--version'], {
    cwd: path.parse(root).root,
    encoding: 'utf8',
    shell: windows,
  })
  if (onPath.status === 0 && onPath.stdout.trim() === version) return
  console.log(`Getting pnpm ${version}…`)
  mkdirSync(home, { recursive: true })
  // A package of its own keeps npm away from the workspace.
  writeFileSync(path.join(home, 'package.json'), '{"private":true}')
  const quiet = ['--no-save', '--no-package-lock', '--no-audit', '--no-fund', '--loglevel=error']
  require('npm', ['install', '--prefix', home, ...quiet, spec], `npm could not get pnpm ${version}`)
}

function require(command, args, trouble) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: windows })
  if (status === 0) return
  console.error(`\n${trouble}: check the network and npm's settings, then run the same command again.`)
  process.exit(1)
}

/** Installs what the lockfile says when it changed since the last time. */
function requirePackages() {
  const wanted = createHash('sha256')
    .update(readFileSync(path.join(root, 'pnpm-lock.yaml')))
    .digest('hex')
  const stamp = path.join(root, 'node_modules', '.banter-setup')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  console.log('Installing packages…')
  require('pnpm', [
    'install',
    '--frozen-lockfile',
    '--reporter=append-only',
  ], 'The packages could not be installed')
  writeFileSync(stamp, wanted)
}

export function bootstrap() {
  requireNode()
  // turbo runs `pnpm run <task>` itself, so pnpm has to be on PATH for every child.
  process.env.PATH = [...toolFolders, process.env.PATH].join(path.delimiter)
  requirePnpm()
  requirePackages()
}
