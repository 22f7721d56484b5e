import { createHmac } from 'node:crypto'
import type pg from 'pg'

/** A student with a session, as the load programs ask in their name. */
export interface Student {
  id: string
  email: string
  schoolId: string
  slug: string
  sessionId: string
}

export interface Product {
  id: string
  schoolId: string
  sellerId: string
}

/** Neighbours in the list are at different schools. */
export async function studentsOf(client: pg.Client): Promise<Student[]> {
  const { rows } = await client.query<Student>(`
    select u.id, u.email, u.school_id as "schoolId", s.slug, e.id as "sessionId"
      from users u join schools s on s.id = u.school_id join sessions e on e.school_id = u.school_id and e.user_id = u.id
     where s.slug like 'campus-%' order by row_number() over (partition by s.id order by u.id), s.id`)
  return rows
}

/** Some of the newest products of every school. */
export async function productsOf(client: pg.Client, perSchool: number): Promise<Product[]> {
  const { rows } = await client.query<Product>(
    `select p.id, p.school_id as "schoolId", p.seller_id as "sellerId"
       from schools s, lateral (select * from products where school_id = s.id order by id desc limit $1) p`,
    [perSchool],
  )
  return rows
}

const SECONDS = 15 * 60

/** The token that signing in would give: signing in a thousand students is a row of its own. */
export function accessToken({ id, sessionId, schoolId }: Student, secret: string): string {
  const now = Math.floor(Date.now() / 1000)
  const claims = { sub: id, sid: sessionId, aud: schoolId, iss: 'banter', iat: now, exp: now + SECONDS }
  const signed = [{ alg: 'HS256', typ: 'JWT' }, claims].map(encode).join('.')
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`
}

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
