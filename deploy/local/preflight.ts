import { statfs } from 'node:fs/promises'
import type { LocalEnv, PortName } from './env.ts'
import { isPortFree } from './free-port.ts'

const NEEDED_MB = 500

/** @throws one sentence naming every port in the way, its setting and the way out */
export async function requirePorts(env: LocalEnv, names: PortName[]): Promise<void> {
  const busy: PortName[] = []
  for (const name of names) if (!(await isPortFree(env[name]))) busy.push(name)
  const [first] = busy
  if (!first) return
  const list = busy.map((name) => `${env[name]} (${name})`).join(', ')
  const [what, are, other, them] =
    busy.length === 1 ? ['Port', 'is', 'another', 'it'] : ['Ports', 'are', 'others', 'them']
  throw new Error(
    `${what} ${list} ${are} already in use by another program: stop it, or choose ${other} by setting ${them} in .env or like ${first}=${env[first] + 100} npm start.`,
  )
}

/** @throws one sentence when the disk is nearly full */
export async function requireSpace(dir: string): Promise<void> {
  const { bavail, bsize } = await statfs(dir)
  const free = Math.floor((bavail * bsize) / 2 ** 20)
  if (free >= NEEDED_MB) return
  throw new Error(
    `Only ${free} MB are free on the disk of ${dir}; ${NEEDED_MB} MB are needed: free some, or set DATA_DIR to a folder elsewhere.`,
  )
}
