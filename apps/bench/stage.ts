import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fill } from './data/fill.ts'
import { type Product, productsOf, type Student, studentsOf } from './data/people.ts'
import { LoadDriver } from './load/driver.ts'
import type { Options } from './options.ts'
import type { Server } from './parts/child.ts'
import { type Cluster, startCluster, withClient } from './parts/cluster.ts'
import { build, type Site, startApi, startFloor } from './parts/product.ts'
import type { Undo } from './parts/undo.ts'

const STUDENTS_PER_SCHOOL = 50
const PRODUCTS_PER_SCHOOL = 50

/** What every row is measured on: the product and the floor, side by side on one database. */
export interface Stage extends Site {
  options: Options
  undo: Undo
  cluster: Cluster
  load: LoadDriver
  api: Server
  floor: Server
  students: Student[]
  products: Product[]
}

export async function setStage(options: Options, undo: Undo, say: (line: string) => void): Promise<Stage> {
  const folder = mkdtempSync(path.join(tmpdir(), 'banter-bench-'))
  undo.add({ stop: async () => rmSync(folder, { recursive: true, force: true }) })
  say('Building the API and the workers …')
  build(['api', 'workers', 'simulators'])
  say('Starting PostgreSQL …')
  const cluster = undo.add(await startCluster(folder))
  const { schools, rows } = options
  say(`Loading ${schools} schools with ${rows} products and ${rows} posts …`)
  const { students, products } = await withClient(cluster.owner, async (client) => {
    await fill(client, { schools, studentsPerSchool: STUDENTS_PER_SCHOOL, rows })
    return { students: await studentsOf(client), products: await productsOf(client, PRODUCTS_PER_SCHOOL) }
  })
  const site: Site = { cluster, folder, profile: options.profile }
  const load = undo.add(await LoadDriver.start())
  const floor = undo.add(await startFloor(site))
  const api = undo.add(await startApi(site))
  return { ...site, options, undo, load, api, floor, students, products }
}

/** The commit that is measured, when the sources are a clone. */
export function commit(): string | null {
  const { stdout } = spawnSync('git', ['rev-parse', '--short', 'HEAD'], {
    encoding: 'utf8',
    cwd: import.meta.dirname,
  })
  return stdout?.trim() || null
}
