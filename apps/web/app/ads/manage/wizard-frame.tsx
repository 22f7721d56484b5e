import type { ReactNode } from 'react'
import { MemberPage } from '../../shell/member-page.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Steps } from '../../ui/steps.tsx'

const STEPS = ['Who advertises', 'Where and when', 'The ad', 'Check and start']

interface WizardFrameProps {
  current: number
  title: string
  back: { to: string; label: string }
  children: ReactNode
}

/** A page of the four on which a campaign is planned. Each is saved by itself, so that one can leave and come back. */
export function WizardFrame({ current, title, back, children }: WizardFrameProps) {
  return (
    <MemberPage>
      <PageHeader title={title} back={back} />
      <div className="grid gap-6">
        <Steps steps={STEPS} current={current} />
        {children}
      </div>
    </MemberPage>
  )
}
