import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseForm } from './form.ts'
import { post } from './ledger.ts'
import { World } from './world.ts'

test('a change that fails half way leaves nothing behind, not even its events', () => {
  const world = new World()
  const told: string[] = []
  world.onEvents = (ids) => told.push(...ids)
  world.change(() => world.tables.ledger.put({ id: 'platform:usd', balance: 10 }))
  const failing = () =>
    world.change(() => {
      world.tables.ledger.put({ id: 'platform:usd', balance: 99 })
      world.tables.ledger.put({ id: 'other:usd', balance: 1 })
      world.emit('charge.succeeded', {})
      throw new Error('half way')
    })
  expect(failing).toThrow('half way')
  expect(world.tables.ledger.values()).toEqual([{ id: 'platform:usd', balance: 10 }])
  expect(world.tables.events.size).toBe(0)
  expect(told).toEqual([])
})

test('nothing changes outside a transaction', () => {
  expect(() => new World().tables.ledger.put({ id: 'platform:usd', balance: 1 })).toThrow(
    'outside a transaction',
  )
})

test('money cannot appear or vanish in a posting', () => {
  const world = new World()
  const unbalanced = () => world.change(() => post(world, 'usd', [['platform', 5]]))
  expect(unbalanced).toThrow('unbalanced')
})

test('any nested parameters survive the way the SDK writes them', () => {
  const key = fc.stringMatching(/^[a-z_]{1,8}$/).filter((name) => name !== '__proto__')
  const tree = fc.letrec((tie) => ({
    node: fc.dictionary(key, fc.oneof({ maxDepth: 3 }, fc.string(), tie('node')), { minKeys: 1, maxKeys: 4 }),
  })).node
  fc.assert(
    fc.property(tree, (wanted) => {
      expect(JSON.parse(JSON.stringify(parseForm(written(wanted))))).toEqual(
        JSON.parse(JSON.stringify(wanted)),
      )
    }),
  )
})

function written(value: unknown, path = ''): string {
  if (typeof value !== 'object' || value === null)
    return `${encodeURIComponent(path)}=${encodeURIComponent(String(value))}`
  const entries = Object.entries(value)
  return entries.map(([key, entry]) => written(entry, path ? `${path}[${key}]` : key)).join('&')
}

test('what was removed stays removed after a restart, and a rehearsal leaves no trace', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'stripe-store-'))
  const file = path.join(folder, 'world.log')
  const world = new World(file)
  world.change(() => {
    world.tables.ledger.put({ id: 'kept:usd', balance: 1 })
    world.tables.ledger.put({ id: 'gone:usd', balance: 2 })
  })
  world.change(() => {
    world.tables.ledger.remove('gone:usd')
    const seen = world.rehearse(() => {
      world.emit('customer.created', {})
      return world.tables.ledger.put({ id: 'kept:usd', balance: 99 }).balance
    })
    expect(seen).toBe(99)
  })
  world.store.close()
  const again = new World(file)
  expect(again.tables.ledger.values()).toEqual([{ id: 'kept:usd', balance: 1 }])
  expect(again.tables.events.size).toBe(0)
  again.store.close()
  rmSync(folder, { recursive: true })
})
