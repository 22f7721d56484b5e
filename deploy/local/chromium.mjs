import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { canInstall, install as installPackage } from './debian.mjs'

/**
 * The browser that tests drive: the one named by CHROMIUM_PATH, Playwright's own, or the system's; with `install`, one is fetched
 * when there is none. @throws one sentence that says what to do
 * @param {{ install: boolean }} options
 * @returns {Promise<string>}
 */
export async function findChromium({ install }) {
  const named = process.env.CHROMIUM_PATH
  if (named) {
    if (runs(named)) return named
    throw new Error(`CHROMIUM_PATH is set to ${named}, which does not run.`)
  }
  const found = (await playwrightsOwn()) ?? onPath()
  if (found) return found
  if (install) {
    const env = { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000' }
    spawnSync('playwright', ['install', 'chromium'], {
      stdio: 'ignore',
      env,
      timeout: 240_000,
      shell: process.platform === 'win32',
    })
    const fetched = await playwrightsOwn()
    if (fetched) return fetched
    if (canInstall() && installPackage('chromium') && onPath()) return onPath()
  }
  throw new Error(
    'No Chromium was found for the browser tests: install Chromium or Chrome, or set CHROMIUM_PATH to one.',
  )
}

async function playwrightsOwn() {
  const { chromium } = await import('playwright')
  const file = chromium.executablePath()
  return file && existsSync(file) && runs(file) ? file : undefined
}

/** The whole path: Playwright does not look on PATH. */
function onPath() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  return names
    .flatMap((name) => folders.map((folder) => path.join(folder, name)))
    .find((file) => existsSync(file) && runs(file))
}

/** A name on PATH may be only a stub that tells how to install it. */
function runs(command) {
  return spawnSync(command, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0
}
