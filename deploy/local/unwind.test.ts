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

test('cuts off what is being undone and what waits for it, and nothing that is undone', async () => {
  const cut: string[] = []
  const undo = new Unwind()
  const step = (name: string, undone: () => unknown) =>
    undo.add(undone, () => {
      cut.push(name)
      throw new Error('gone')
    })
  step('first', () => {})
  await new Promise<void>((slowly) => {
    step('slow', () => {
      slowly()
      return new Promise(() => {})
    })
    step('last', () => {})
    void undo.run()
  })
  undo.cut()
  expect(cut).toEqual(['first', 'slow'])
})
