import { expect, test } from 'vitest'
import { makeCampus } from '../../test/campus.ts'
import { getShell } from '../analytics/contract.ts'

test('a session that another process ended does not live on here by being busy', async () => {
  const campus = await makeCampus()
  const student = await campus.student()
  await student(getShell)
  const { sessionId } = student.viewer
  await campus.command(({ db, now }) =>
    db.session.updateMany({ where: { id: sessionId }, data: { revokedAt: now } }),
  )
  // A request every tenth of a second: each would renew a memory that lasts from its last use.
  const busy = () =>
    student(getShell).then(
      () => 'in',
      (error) => error.status,
    )
  await expect.poll(busy, { interval: 100, timeout: 7_000 }).toBe(401)
})
