import { IconArrowDownRight, IconClock, IconWallet } from '@tabler/icons-react'
import { Form } from '../router.ts'
import { Badge } from '../ui/badge.tsx'
import { Card } from '../ui/card.tsx'
import { CodeDisplay } from '../ui/code-display.tsx'
import { PriceLines } from '../ui/price-lines.tsx'
import { Stat, StatGrid } from '../ui/stat.tsx'
import { Steps } from '../ui/steps.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'
import { Timeline } from '../ui/timeline.tsx'

const usd = (amount: number) => ({ amount, currency: 'usd' })

export function MoneySamples() {
  return (
    <>
      <StatGrid>
        <Stat label="Available" value="$148.20" hint="Pay out any time" icon={<IconWallet aria-hidden />} />
        <Stat label="Held" value="$42.00" hint="Until two handoffs" icon={<IconClock aria-hidden />} />
        <Stat label="Sold this term" value="17" hint="4 more than last" />
        <Stat
          label="Fees this term"
          value="$9.31"
          hint="2 %, never over $5"
          icon={<IconArrowDownRight aria-hidden />}
        />
      </StatGrid>
      <div className="grid items-start gap-6 lg:grid-cols-[1fr_20rem]">
        <Card
          title="Order"
          action={
            <Badge tone="caution" dot>
              Waiting for handoff
            </Badge>
          }
        >
          <div className="grid gap-6 sm:grid-cols-2">
            <Timeline
              label="Order steps"
              steps={[
                { title: 'Ordered', at: '2026-03-09T10:02:00Z', state: 'done' },
                {
                  title: 'Paid',
                  detail: 'The money is held until you meet.',
                  at: '2026-03-09T10:03:00Z',
                  state: 'done',
                },
                {
                  title: 'Meet and hand over',
                  detail: 'Give your code when you have the item.',
                  state: 'current',
                },
                { title: 'Seller is paid', state: 'ahead' },
              ]}
            />
            <CodeDisplay
              code="482913"
              label="Your handoff code"
              hint="Say it to Leo only when the book is in your hands."
            />
          </div>
        </Card>
        <Card
          title="Summary"
          footer={
            <Form method="post" className="w-full">
              <SubmitButton wide>Pay $64.00</SubmitButton>
            </Form>
          }
        >
          <PriceLines
            lines={[
              { label: 'Calculus, 9th ed.', value: usd(4200) },
              { label: 'Maroon hoodie', value: usd(2200) },
            ]}
            total={{ label: 'Total', value: usd(6400), note: 'Sellers pay the fee, you pay this.' }}
          />
        </Card>
      </div>
      <Card>
        <Steps steps={['Review', 'Pay', 'Meet', 'Done']} current={1} />
      </Card>
    </>
  )
}
