import { randomUUID } from 'node:crypto'
import { createClient } from '@banter/api/client'
import pg from 'pg'
import { accessToken, type Student } from '../data/people.ts'
import { BASE_DOMAIN, JWT_SECRET } from '../parts/product.ts'

export type Ask = ReturnType<typeof createClient>

/** A school of the benchmark's own, and its students as the API knows them. */
export interface Campus {
  schoolId: string
  student(): Promise<Student>
  /** @throws when nobody here has this id */
  known(id: string): Student
  /** The API as this student may use it. */
  as(student: Student): Ask
  stop(): Promise<void>
}

const SLUG = 'wdm'

/** The benchmark named something that it never made. */
export class NotThere extends Error {}

export async function openCampus({
  apiUrl,
  ownerUrl,
}: {
  apiUrl: string
  ownerUrl: string
}): Promise<Campus> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 4 })
  // The database may be killed under it.
  pool.on('error', () => {})
  const { rows } = await pool.query<{ id: string }>(
    `insert into schools (id, slug, name, city, state, country)
     values (app.uuid_v7(), $1, 'Delft', 'Delft', 'ZH', 'NL') returning id`,
    [SLUG],
  )
  const schoolId = rows[0]!.id
  const students = new Map<string, Student>()
  return {
    schoolId,
    async student() {
      const student = await enrol(pool, schoolId)
      students.set(student.id, student)
      return student
    },
    known(id) {
      const student = students.get(id)
      if (!student) throw new NotThere('There is no such student.')
      return student
    },
    as: (student) => clientOf(apiUrl, student),
    stop: () => pool.end(),
  }
}

/** As signing up and in would have left them a month ago: to hash a thousand passwords is another benchmark, and new cards are trusted with little. */
async function enrol(pool: pg.Pool, schoolId: string): Promise<Student> {
  const email = `${randomUUID()}@wdm.test`
  const { rows } = await pool.query<{ id: string; sessionId: string }>(
    `with person as (
       insert into users (school_id, id, email, name, email_verified_at, created_at)
       values ($1, app.uuid_v7(), $2, 'A student', now(), now() - interval '30 days') returning id)
     insert into sessions (school_id, id, user_id, expires_at)
     select $1, app.uuid_v7(), id, now() + interval '1 day' from person returning user_id as id, id as "sessionId"`,
    [schoolId, email],
  )
  return { ...rows[0]!, email, schoolId, slug: SLUG }
}

function clientOf(apiUrl: string, student: Student): Ask {
  return createClient((path, init) => {
    const headers = {
      ...init.headers,
      'x-forwarded-host': `${SLUG}.${BASE_DOMAIN}`,
      authorization: `Bearer ${accessToken(student, JWT_SECRET)}`,
    }
    return fetch(apiUrl + path, { ...init, headers })
  })
}
