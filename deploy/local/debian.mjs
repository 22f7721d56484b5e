import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Whether packages of Debian's can be installed without asking: as root, where a machine is set up for us alone. */
export function canInstall() {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get')
}

/** Installs one of Debian's packages quietly. @returns whether it is there now */
export function install(name) {
  // RUNLEVEL=1 keeps a package's service from being started: we start programs ourselves.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }
  const get = (...args) => spawnSync('apt-get', args, { stdio: 'ignore', env, timeout: 300_000 }).status === 0
  const fetch = () => get('install', '-y', '-q', '--no-install-recommends', name)
  return fetch() || (get('update', '-q') && fetch())
}
