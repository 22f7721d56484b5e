import { IconTag } from '@tabler/icons-react'
import { Form } from '../router.ts'
import type { Amount } from '../ui/amounts.ts'
import { MoneyInput } from '../ui/money-input.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'

interface RelistFormProps {
  picture: { id: string; title: string }
  /** What it starts with: what it cost last. */
  price?: Amount | null | undefined
  back: string
}

/** One tap puts a picture up for sale again; its price can be another one. */
export function RelistForm({ picture, price, back }: RelistFormProps) {
  const id = `price-${picture.id}`
  return (
    <Form method="post" action={`/pictures/${picture.id}/act`} className="grid gap-2">
      <input type="hidden" name="back" value={back} />
      <label htmlFor={id} className="sr-only">
        Price of “{picture.title}”
      </label>
      <div className="grid grid-cols-[minmax(0,1fr)_auto] gap-2">
        <MoneyInput id={id} name="price" required defaultValue={price ?? ''} />
        <SubmitButton intent="relist" action={`/pictures/${picture.id}/act`}>
          <IconTag aria-hidden className="size-4.5" />
          Sell it on
        </SubmitButton>
      </div>
    </Form>
  )
}
