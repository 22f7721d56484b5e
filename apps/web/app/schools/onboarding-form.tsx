import type { ReactNode } from 'react'
import { Form } from '../router.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { FormErrors, type FormRefusal } from '../ui/form-errors.tsx'
import { Steps } from '../ui/steps.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'
import { LABELS, REVIEW, STEPS } from './onboarding.ts'
import { OnboardingReview } from './onboarding-review.tsx'
import { AdminSection, DomainsSection, PlanSection, SchoolSection } from './onboarding-sections.tsx'
import { useSteps } from './use-steps.ts'

/** One form; with scripts, one section of it at a time. */
export function OnboardingForm({ refusal }: { refusal: FormRefusal | undefined }) {
  const { form, step, entered, goTo, advance } = useSteps(refusal)
  const section = { values: refusal?.values ?? {}, errors: refusal?.fields ?? {} }
  return (
    <Form method="post" ref={form} noValidate={step !== null} onSubmit={advance} className="grid gap-5">
      {step !== null && <Steps steps={STEPS.map(({ title }) => title)} current={step} />}
      <FormErrors refusal={refusal} labels={LABELS} />
      <Card footer={<Buttons step={step} goTo={goTo} />}>
        <div className="grid gap-10">
          <Section at={0} step={step} title="The school">
            <SchoolSection {...section} />
          </Section>
          <Section at={1} step={step} title="Who may join">
            <DomainsSection {...section} />
          </Section>
          <Section at={2} step={step} title="The plan">
            <PlanSection {...section} />
          </Section>
          <Section at={3} step={step} title="The first admin">
            <AdminSection {...section} />
          </Section>
          {step === REVIEW && (
            <Section at={REVIEW} step={step} title="Is everything right?">
              <OnboardingReview entered={entered} goTo={goTo} />
            </Section>
          )}
        </div>
      </Card>
    </Form>
  )
}

interface SectionProps {
  at: number
  step: number | null
  title: string
  children: ReactNode
}

/** What is not its turn is hidden, and still sent. */
function Section({ at, step, title, children }: SectionProps) {
  return (
    <section data-step={at} hidden={step !== null && step !== at}>
      <h2 tabIndex={-1} className="mb-4 text-base font-semibold outline-none">
        {title}
      </h2>
      <div className="grid gap-4">{children}</div>
    </section>
  )
}

function Buttons({ step, goTo }: { step: number | null; goTo: (step: number) => void }) {
  if (step === null) return <SubmitButton>Open the school</SubmitButton>
  return (
    <>
      {step > 0 && (
        <Button key="back" variant="ghost" onClick={() => goTo(step - 1)}>
          Back
        </Button>
      )}
      {step === REVIEW ? (
        <SubmitButton key="open">Open the school</SubmitButton>
      ) : (
        <Button key="next" type="submit" variant="primary">
          Next
        </Button>
      )}
    </>
  )
}
