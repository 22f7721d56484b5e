import type pg from 'pg'

const UUID = /^[0-9a-f-]{36}$/

/** One transaction in a school, with the setting in the round trip that begins it. */
export async function inSchool<Result>(
  pool: pg.Pool,
  schoolId: string,
  work: (client: pg.PoolClient) => Promise<Result>,
): Promise<Result> {
  if (!UUID.test(schoolId)) throw new Error('There is no such school.')
  const client = await pool.connect()
  try {
    await client.query(`begin; select set_config('app.school_id', '${schoolId}', true)`)
    const result = await work(client)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}
