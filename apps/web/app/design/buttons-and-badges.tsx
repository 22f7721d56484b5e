import { IconPlus } from '@tabler/icons-react'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { Progress } from '../ui/progress.tsx'

export function ButtonsAndBadges() {
  return (
    <Card title="Buttons and badges">
      <div className="grid gap-4">
        <div className="flex flex-wrap items-center gap-2">
          <Button variant="primary">
            <IconPlus aria-hidden className="size-4.5" />
            Primary
          </Button>
          <Button>Secondary</Button>
          <Button variant="soft">Soft</Button>
          <Button variant="ghost">Ghost</Button>
          <Button variant="danger">Danger</Button>
          <Button variant="primary" loading>
            Saving
          </Button>
          <Button disabled>Disabled</Button>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <Button size="sm">Small</Button>
          <Button>Medium</Button>
          <Button size="lg">Large</Button>
          <CopyButton text="https://uta.test" label="Copy link" />
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <Badge>Draft</Badge>
          <Badge tone="accent">New</Badge>
          <Badge tone="positive" dot>
            Completed
          </Badge>
          <Badge tone="caution" dot>
            Held
          </Badge>
          <Badge tone="danger" dot>
            Disputed
          </Badge>
          <Badge tone="info">Reserved</Badge>
        </div>
        <Progress value={62} label="Setup" />
      </div>
    </Card>
  )
}
