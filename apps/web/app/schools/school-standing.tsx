import type { School } from '@banter/api/schools/contract'
import { Card } from '../ui/card.tsx'
import { Confirm } from '../ui/confirm.tsx'

/** Whether a school may be used, and the way to change that. */
export function SchoolStanding({ school }: { school: School }) {
  const { name, status } = school
  if (status === 'archived') return null
  if (status === 'suspended') {
    return (
      <Card title="Restore">
        <p className="mb-4 text-muted">
          Everything can be seen now, and nothing changed. Nothing has been lost.
        </p>
        <Confirm
          label="Restore this school"
          question={`Restore ${name}?`}
          detail="People can post, sell and buy again at once."
          deed="Restore"
          intent="restore"
          variant="primary"
        />
      </Card>
    )
  }
  return (
    <Card title="Suspend">
      <p className="mb-4 text-muted">
        Makes the campus read-only. People still see everything, and money owed still moves.
      </p>
      <Confirm
        label="Suspend this school"
        question={`Suspend ${name}?`}
        detail="Nobody can post, sell, buy or register until you restore it."
        deed="Suspend"
        intent="suspend"
        danger
      />
    </Card>
  )
}
