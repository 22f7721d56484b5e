import { expect, test } from 'vitest'
import { Unwind } from './unwind.ts'

test('undoes the last first, goes on after a failure, and undoes what comes late', async () => {
  const undone: string[] = []
  const undo = new Unwind()
  undo.add(() => undone.push('first'))
  undo.add(() => {
    throw new Error('cannot')
  })
  undo.add(async () => {
    await new Promise((resolve) => setTimeout(resolve, 5))
    undone.push('last')
  })
  const ended = undo.run()
  await Promise.all([ended, undo.run()])
  expect(undone).toEqual(['last', 'first'])
  undo.add(() => undone.push('late'))
  await undo.run()
  expect(undone).toEqual(['last', 'first', 'late'])
})
