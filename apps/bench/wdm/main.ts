import { parseArgs } from 'node:util'
import { build } from '../parts/product.ts'
import type { Undo } from '../parts/undo.ts'
import { openGround, type Run } from './runs.ts'
import { parts } from './stack.ts'

const usage = 'pnpm bench wdm [--users 1000] [--stock 100] [--serve]'

/**
 * The WDM consistency benchmark: everybody wants one of a few at once, first in peace, then with each part of the product killed in the
 * middle. With `--serve` only its API is opened, for the benchmark's own programs. @returns the exit code
 */
export async function wdm(args: string[], undo: Undo): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      users: { type: 'string', default: '1000' },
      stock: { type: 'string', default: '100' },
      serve: { type: 'boolean', default: false },
    },
  })
  const plan = { users: Number(values.users), stock: Number(values.stock) }
  if (!Number.isSafeInteger(plan.users) || !Number.isSafeInteger(plan.stock)) throw new Error(usage)
  console.log('Building and starting the product …')
  build(['api', 'workers', 'simulators'])
  const ground = await openGround({ programs: 'built' }, undo)
  if (values.serve) {
    console.log(`The benchmark’s API is at ${ground.url}. Ctrl-C ends it.`)
    return new Promise(() => {})
  }
  console.log(
    `${plan.users} users with one credit each want one of ${plan.stock}. The queue is in ${ground.queue}.\n`,
  )
  let code = 0
  for (const killed of [null, ...parts]) {
    const run = await ground.run(plan, killed)
    console.log(sentence(run))
    if (run.wrong.length || run.sold !== Math.min(plan.stock, plan.users)) code = 1
  }
  return code
}

function sentence({ killed, sold, refused, seconds, wrong }: Run): string {
  const how = killed ? `with the ${killed} killed` : 'in peace'
  const result = `${sold} sold, ${refused} refused in ${seconds.toFixed(1)} s, ${wrong.length} inconsistencies`
  return [`${how.padEnd(26)}${result}`, ...wrong.slice(0, 20).map((one) => `  ${one}`)].join('\n')
}
