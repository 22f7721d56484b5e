import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import {
  chown,
  lstat,
  mkdir,
  readFile,
  readlink,
  realpath,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import type { Binaries } from './postgres-binaries.ts'
import { closedFolder, type SystemUser } from './system-user.ts'

/** Beside PostgreSQL's own files, so that data and password are moved, kept or deleted together. */
const passwordFile = 'owner.password'

export function readPassword(dir: string) {
  return readFile(path.join(dir, passwordFile), 'utf8')
}

/**
 * The folder the data is really in. When the user PostgreSQL runs as cannot get to `wanted` (below /root, say), that is a folder
 * elsewhere, and `wanted` a link to it: deleting the link forgets the data.
 */
export async function dataFolder(wanted: string, user: SystemUser | undefined, log: (line: string) => void) {
  const found = await lstat(wanted).catch(() => undefined)
  if (found?.isSymbolicLink()) return path.resolve(path.dirname(wanted), await readlink(wanted))
  await mkdir(path.dirname(wanted), { recursive: true })
  const parent = await realpath(path.dirname(wanted))
  const home = path.join(parent, path.basename(wanted))
  const closed = user && (await closedFolder(home, user))
  if (!user || !closed) return home
  const elsewhere = await openPlace(user, home)
  await symlink(elsewhere, wanted)
  log(`PostgreSQL's data is in ${elsewhere}, because its user (${user.name}) cannot enter ${closed}.`)
  return elsewhere
}

async function openPlace(user: SystemUser, home: string) {
  const name = `${createHash('sha256').update(home).digest('hex').slice(0, 8)}-${randomBytes(4).toString('hex')}`
  for (const place of ['/var/lib/banter', path.join(tmpdir(), 'banter-data')]) {
    if (await closedFolder(place, user)) continue
    const made = await mkdir(place, { recursive: true, mode: 0o755 }).then(
      () => true,
      () => false,
    )
    if (made && !(await closedFolder(path.join(place, name), user))) return path.join(place, name)
  }
  throw new Error(
    `PostgreSQL cannot run as root, and its user (${user.name}) cannot reach ${home}: set DATA_DIR to a folder it can.`,
  )
}

interface NewCluster {
  dir: string
  binaries: Binaries
  user: SystemUser | undefined
  fast: boolean
}

/** Makes the data folder beside its place and renames it there: a start that was cut off leaves nothing half made. */
export async function createCluster({ dir, binaries, user, fast }: NewCluster) {
  const making = `${dir}.${process.pid}`
  const secret = `${making}.password`
  const password = randomBytes(18).toString('base64url')
  await mkdir(making, { recursive: true, mode: 0o700 })
  await writeFile(secret, password, { mode: 0o600 })
  if (user) for (const given of [making, secret]) await chown(given, user.uid, user.gid)
  try {
    await initdb({ dir: making, binaries, user, fast }, secret)
    await rename(secret, path.join(making, passwordFile))
    // An empty folder may stand there already.
    await rm(dir, { recursive: true, force: true })
    await rename(making, dir)
  } finally {
    for (const rest of [making, secret]) await rm(rest, { recursive: true, force: true })
  }
}

async function initdb({ dir, binaries, user, fast }: NewCluster, secret: string) {
  const flags = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
  const child = spawn(
    binaries.initdb,
    [
      `--pgdata=${dir}`,
      '--username=banter_owner',
      `--pwfile=${secret}`,
      '--auth=scram-sha-256',
      ...flags,
      ...(fast ? ['--no-sync'] : []),
    ],
    {
      cwd: dir,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
      ...(user ? { uid: user.uid, gid: user.gid } : {}),
    },
  )
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'close')])
  if (code !== 0)
    throw new Error(
      `PostgreSQL's data folder could not be made: ${said.trim() || `initdb ended with ${code}`}`,
    )
}
