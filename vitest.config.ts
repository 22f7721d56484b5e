import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { defineConfig, type Plugin } from 'vitest/config'

const folders: Record<string, string> = {
  prisma: 'prisma',
  tenants: 'tenants',
  billing: 'billing',
  deploy: 'deploy',
  api: 'apps/api',
  workers: 'apps/workers',
  simulators: 'apps/simulators',
  bench: 'apps/bench',
}

/** Tests read the sources of our packages, through the same `exports` doors as everyone else. */
function sources(): Plugin {
  return {
    name: 'banter-sources',
    enforce: 'pre',
    resolveId(id) {
      const [, name, door] = id.match(/^@banter\/([a-z]+)(?:\/(.+))?$/) ?? []
      const folder = name && folders[name]
      if (!folder) return null
      const { exports } = JSON.parse(
        readFileSync(path.join(import.meta.dirname, folder, 'package.json'), 'utf8'),
      )
      for (const [pattern, { source }] of Object.entries<{ source: string }>(exports)) {
        const [before = '', after] = pattern.slice(1).split('*')
        const asked = door ? `/${door}` : ''
        if (after === undefined ? asked !== before : !asked.startsWith(before) || !asked.endsWith(after))
          continue
        const star = after === undefined ? '' : asked.slice(before.length, asked.length - after.length)
        return path.join(import.meta.dirname, folder, source.replace('*', star))
      }
      return null
    },
  }
}

const tests = (...folders: string[]) => folders.map((folder) => `${folder}/**/*.test.ts`)
const never = ['**/node_modules/**', '**/dist/**', '**/build/**', 'apps/web/e2e/**']
const source = 'apps/api/src'

/** How a table is read depends on what else is in the database: these have one of their own. */
const readPlans = readdirSync(path.join(import.meta.dirname, source), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => path.posix.join(source, file.split(path.sep).join('/')))
  .filter((file) => readFileSync(path.join(import.meta.dirname, file), 'utf8').includes('test/plan.ts'))

/** What is about a process or a whole database, and not about a slice. */
const ofItsOwn = [
  ...tests('prisma', 'tenants', 'billing', 'deploy', 'apps/!(api|web)', 'apps/api/test', `${source}/http`),
  `${source}/*.test.ts`,
  ...readPlans,
]

export default defineConfig({
  plugins: [sources()],
  test: {
    globalSetup: ['deploy/local/test-database.ts'],
    setupFiles: ['deploy/local/test-console.ts'],
    pool: 'forks',
    // Many a test waits for a database or a process: a core of its own for each file is fewer than the machine can take.
    maxWorkers: '100%',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'slices',
          include: tests(`${source}/*`),
          exclude: [...never, ...ofItsOwn],
          // Each test has a school of its own, so files can share a process: to read the application anew for each was most of the work.
          isolate: false,
        },
      },
      // The site's are about functions: a process for each of fifty files would be all of their time.
      { extends: true, test: { name: 'site', include: tests('apps/web'), exclude: never, isolate: false } },
      { extends: true, test: { name: 'parts', include: ofItsOwn, exclude: never } },
    ],
  },
})
