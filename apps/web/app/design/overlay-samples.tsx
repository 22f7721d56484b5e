import { IconDots, IconPencil, IconTrash } from '@tabler/icons-react'
import { Form } from '../router.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Menu, MenuButton, MenuLine, MenuLink } from '../ui/menu.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'
import { toast } from '../ui/toasts.tsx'

export function OverlaySamples() {
  return (
    <Card title="Above the page" className="overflow-visible">
      <div className="flex flex-wrap items-start gap-2">
        <Dialog
          trigger={<Button>Dialog</Button>}
          title="Where do you meet?"
          description="Pick a spot the school approved."
        >
          The library entrance is open until ten.
        </Dialog>
        <Confirm
          label="Take down"
          question="Take this listing down?"
          detail="Nobody can buy it any more. Orders already made go on."
          deed="Take down"
          danger
        />
        <Menu
          label="More actions"
          align="start"
          triggerClassName="grid size-10 place-items-center border border-line bg-surface"
          trigger={<IconDots aria-hidden className="size-5" />}
        >
          <MenuLink to="/design">
            <IconPencil aria-hidden />
            Edit
          </MenuLink>
          <MenuLine />
          <Form method="post">
            <MenuButton danger>
              <IconTrash aria-hidden />
              Delete
            </MenuButton>
          </Form>
        </Menu>
        <Button onClick={() => void toast({ tone: 'positive', text: 'Added to your cart.' })}>Toast</Button>
        <Form method="post">
          <SubmitButton variant="secondary">Flash after redirect</SubmitButton>
        </Form>
      </div>
    </Card>
  )
}
