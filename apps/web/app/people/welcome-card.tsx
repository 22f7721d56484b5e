import { IconSparkles } from '@tabler/icons-react'
import { Form } from '../router.ts'
import { useViewer } from '../shell/member-page.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { Progress } from '../ui/progress.tsx'
import { placeOf, STEPS } from './onboarding.ts'

/** On Home until the guide for newcomers is done or put aside for good. */
export function WelcomeCard() {
  const user = useViewer()?.user
  if (user?.role !== 'student' || !user.onboarding) return null
  const place = placeOf(user.onboarding)
  return (
    <Card>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <span className="grid size-10 shrink-0 place-items-center rounded-full bg-accent-soft text-accent-text">
          <IconSparkles aria-hidden className="size-5" />
        </span>
        <div className="min-w-0 flex-1 basis-52">
          <h2 className="font-semibold">Get the most out of your campus</h2>
          <p className="text-muted">
            Step {place + 1} of {STEPS.length}: {STEPS[place]?.name.toLowerCase()}
          </p>
          <Progress value={(place / STEPS.length) * 100} label="Getting started" className="mt-2 max-w-56" />
        </div>
        <div className="flex gap-2">
          <LinkButton to="/welcome" variant="primary" size="sm">
            {place ? 'Go on' : 'Begin'}
          </LinkButton>
          <Form method="post" action="/welcome">
            <Button type="submit" name="intent" value="stop" variant="ghost" size="sm">
              No, thanks
            </Button>
          </Form>
        </div>
      </div>
    </Card>
  )
}
