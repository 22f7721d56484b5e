import type { World } from '../world.ts'

/** What time it is for a customer: their test clock's, or the simulator's. */
export function nowAt(world: World, testClock: string | null): number {
  return world.tables.testClocks.get(testClock ?? '')?.frozen_time ?? world.clock.now()
}

export function nowFor(world: World, customer: string): number {
  return nowAt(world, world.tables.customers.get(customer)?.test_clock ?? null)
}
