import type { PayoutTask } from '@banter/api/payouts/contract'
import { IconCircle, IconCircleCheckFilled } from '@tabler/icons-react'

/** What is done and what is still asked, in words. */
export function PayoutTasks({ tasks }: { tasks: PayoutTask[] }) {
  const done = tasks.filter((task) => task.done).length
  return (
    <div className="grid gap-2">
      <p className="font-medium text-[0.8125rem] text-muted">
        {done} of {tasks.length} done
      </p>
      <ul aria-label="To be paid out" className="grid gap-3">
        {tasks.map((task) => (
          <Task key={task.id} {...task} />
        ))}
      </ul>
    </div>
  )
}

function Task({ title, hint, done }: PayoutTask) {
  return (
    <li className="flex items-start gap-2.5">
      {done ? (
        <IconCircleCheckFilled aria-hidden className="mt-0.5 size-5 shrink-0 text-positive-text" />
      ) : (
        <IconCircle aria-hidden className="mt-0.5 size-5 shrink-0 text-muted" />
      )}
      <span className="min-w-0">
        <span className={done ? 'text-muted' : 'font-medium'}>
          {title}
          <span className="sr-only">{done ? ' (done)' : ' (to do)'}</span>
        </span>
        {!done && <span className="block text-[0.8125rem] text-muted">{hint}</span>}
      </span>
    </li>
  )
}
