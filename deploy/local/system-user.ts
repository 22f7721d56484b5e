import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import path from 'node:path'

export interface SystemUser {
  name: string
  uid: number
  gid: number
}

/** PostgreSQL refuses to run as root: the user it runs as then, made when missing. Undefined when we are not root. */
export function unprivilegedUser(): SystemUser | undefined {
  if (process.getuid?.() !== 0) return undefined
  const known = find('postgres')
  if (known) return known
  // Debian and Fedora have useradd; Alpine has only adduser.
  for (const [command, ...args] of [
    ['useradd', '--system', '--no-create-home', '--user-group', 'postgres'],
    ['adduser', '-S', '-H', '-D', 'postgres'],
  ] as const) {
    if (spawnSync(command, args, { stdio: 'ignore' }).status === 0) break
  }
  const user = find('postgres') ?? find('nobody')
  if (!user)
    throw new Error('PostgreSQL cannot run as root, and this system has no user called postgres: create one.')
  return user
}

function find(name: string): SystemUser | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid && gid ? { name, uid: Number(uid), gid: Number(gid) } : undefined
}

/** The first folder on the way to `target` that the user may not enter, or undefined when the way is free. */
export async function closedFolder(target: string, user: SystemUser): Promise<string | undefined> {
  const { root, dir } = path.parse(path.resolve(target))
  const names = dir.slice(root.length).split(path.sep).filter(Boolean)
  for (let depth = 0; depth <= names.length; depth++) {
    const folder = path.join(root, ...names.slice(0, depth))
    const found = await stat(folder).catch(() => undefined)
    if (!found) return undefined
    const bit = found.uid === user.uid ? 0o100 : found.gid === user.gid ? 0o010 : 0o001
    if (!(found.mode & bit)) return folder
  }
  return undefined
}
