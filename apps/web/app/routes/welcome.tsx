import { actOnOnboarding, loadOnboarding } from '../people/onboarding.server.ts'
import { placeOf, STEPS } from '../people/onboarding.ts'
import { AboutYou, FirstPost } from '../people/onboarding-steps.tsx'
import { SuggestedClubs } from '../people/suggested-clubs.tsx'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'
import { Form, Link, type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { BackLink } from '../ui/back-link.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { Steps } from '../ui/steps.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'

export const meta: MetaFunction = () => [{ title: 'Welcome · Banter' }]

export const loader = (args: LoaderFunctionArgs) => loadOnboarding(args)
export const action = (args: ActionFunctionArgs) => actOnOnboarding(args)

export default function WelcomePage() {
  const { step, me, suggested, postId, now } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const refusal = answer ?? undefined
  const place = placeOf(step)
  const { title, lead } = STEPS[place]!
  const before = STEPS[place - 1]
  const form = `step-${step}`
  return (
    <MemberPage>
      <div className="mx-auto grid max-w-2xl gap-6">
        <Steps steps={STEPS.map(({ name }) => name)} current={place} />
        <div>
          {before && <BackLink to={`/welcome?step=${before.step}`}>{before.name}</BackLink>}
          <h1 className="text-xl font-semibold sm:text-2xl">{title}</h1>
          <p className="mt-1 text-muted">{lead}</p>
        </div>
        <FormErrors refusal={refusal} labels={{ otherInterests: 'Interests', body: 'Your post' }} />
        <Card>
          {step === 'clubs' && <SuggestedClubs suggested={suggested} />}
          <Form id={form} key={step} method="post" action="/welcome">
            <input type="hidden" name="step" value={step} />
            {step === 'interests' && <AboutYou me={me} refusal={refusal} now={now} />}
            {step === 'post' && <FirstPost id={postId} refusal={refusal} />}
          </Form>
        </Card>
        <div className="flex flex-wrap items-center justify-between gap-3">
          <Link to="/" className="rounded-sm font-medium text-muted hover:text-ink hover:underline">
            Go on later
          </Link>
          <div className="flex gap-2">
            <Form method="post" action="/welcome">
              <input type="hidden" name="step" value={step} />
              <Button type="submit" name="intent" value="skip" variant="ghost">
                Skip
              </Button>
            </Form>
            <SubmitButton form={form} intent="next" action="/welcome">
              {step === 'post' ? 'Post and finish' : 'Continue'}
            </SubmitButton>
          </div>
        </div>
      </div>
    </MemberPage>
  )
}
