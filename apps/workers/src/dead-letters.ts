import { jobs } from '@banter/api/jobs'
import { queueNames } from './crew.ts'
import { QueueEnv, queueAddress } from './env.ts'
import { openQueues } from './queue.ts'

// node dist/dead-letters.js                 lists the jobs that failed for good, as JSON lines
// node dist/dead-letters.js retry <id>…     gives these their attempts back; `retry all` every one
const [action = 'list', ...ids] = process.argv.slice(2)
const queues = await openQueues({ names: queueNames(jobs), ...queueAddress(QueueEnv.parse(process.env)) })
const letters = await queues.deadLetters()
if (action === 'list') {
  for (const letter of letters) process.stdout.write(`${JSON.stringify(letter)}\n`)
} else if (action === 'retry' && ids.length) {
  for (const id of ids[0] === 'all' ? letters.map((letter) => letter.id) : ids) {
    const found = await queues.retryDeadLetter(id)
    process.stdout.write(`${id} ${found ? 'tries again' : 'is no dead letter'}\n`)
    if (!found) process.exitCode = 1
  }
} else {
  process.stderr.write('Usage: dead-letters [list | retry <id>… | retry all]\n')
  process.exitCode = 2
}
await queues.close()
