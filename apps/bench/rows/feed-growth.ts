import { fillBillboards } from '../data/billboard.ts'
import { fill } from '../data/fill.ts'
import { type Student, studentsOf } from '../data/people.ts'
import { type Figures, measureLoad } from '../measure/figures.ts'
import type { Server } from '../parts/child.ts'
import { openDatabase, withClient } from '../parts/cluster.ts'
import { startApi } from '../parts/product.ts'
import type { Stage } from '../stage.ts'
import { asked } from './requests.ts'
import type { Row } from './row.ts'

const SCHOOLS = 50
const STUDENTS_PER_SCHOOL = 60
const SIZES = [10_000, 100_000, 1_000_000]
/** Requests a second that the machine answers with ease, so that nobody stands in line. */
const RATE = 60
const CLIENTS = 12
const TURNS = 3

interface Grown {
  posts: number
  api: Server
  students: Student[]
}

/**
 * The feed of twenty with authors, counts, my likes and pictures, in databases of three sizes side by side. They are asked in turns, so
 * that all meet the same weather, and of each the calmest turn counts: a neighbour's noise only adds.
 */
export async function feedGrowth(stage: Stage): Promise<Row[]> {
  const grown: Grown[] = []
  for (const posts of SIZES) grown.push(await grow(stage, posts))
  const turns = new Map<number, Figures[]>(SIZES.map((posts) => [posts, []]))
  for (let turn = 0; turn < TURNS; turn++)
    for (const one of grown) turns.get(one.posts)?.push(await measure(stage, one))
  for (const { api } of grown) await api.stop()
  const [small] = SIZES.map((posts) => calmest(turns.get(posts) ?? []))
  return SIZES.map((posts, i) => ({
    name: 'feed-growth',
    variant: `${posts.toLocaleString('en-US')} posts`,
    clients: CLIENTS,
    product: calmest(turns.get(posts) ?? []),
    floor: i > 0 && small ? small : null,
    note: i > 0 ? 'floor: 10,000 posts' : `${SCHOOLS} schools, ${RATE}/s`,
  }))
}

async function grow(stage: Stage, posts: number): Promise<Grown> {
  const database = await openDatabase(stage.cluster, `posts_${posts}`)
  const students = await withClient(database.owner, async (client) => {
    await fill(client, { schools: SCHOOLS, studentsPerSchool: STUDENTS_PER_SCHOOL, rows: 0 })
    await fillBillboards(client, posts)
    return studentsOf(client)
  })
  const api = stage.undo.add(await startApi({ ...stage, cluster: { ...stage.cluster, ...database } }))
  return { posts, api, students }
}

function measure({ load, cluster, options }: Stage, { api, students }: Grown): Promise<Figures> {
  return measureLoad(load, {
    url: api.url,
    requests: asked(students, '/api/v1/feed?limit=20&sort=latest'),
    clients: CLIENTS,
    rate: RATE,
    seconds: options.seconds * 2,
    application: [api.pid],
    database: cluster.pid,
  })
}

const calmest = (turns: Figures[]): Figures =>
  turns.reduce((calm, turn) => (turn.p99 < calm.p99 ? turn : calm))
