import type { Profile } from '@banter/api/people/contract'
import { IconBan, IconDots, IconFlag, IconVolume, IconVolumeOff } from '@tabler/icons-react'
import { reportPath } from '../moderation/words.ts'
import { Form } from '../router.ts'
import { Confirm } from '../ui/confirm.tsx'
import { Menu, MenuButton, MenuLine, MenuLink } from '../ui/menu.tsx'

/** What one can do about somebody besides following them. */
export function ProfileMenu({ profile, muted }: { profile: Profile; muted: boolean }) {
  return (
    <Menu
      label={`More about ${profile.name}`}
      triggerClassName="grid size-10 place-items-center rounded-md border border-line bg-surface text-muted shadow-card hover:bg-sunken hover:text-ink"
      trigger={<IconDots aria-hidden className="size-5" />}
    >
      <Form method="post">
        <input type="hidden" name="intent" value={muted ? 'unmute' : 'mute'} />
        <MenuButton>
          {muted ? <IconVolume aria-hidden /> : <IconVolumeOff aria-hidden />}
          {muted ? 'Unmute' : 'Mute on Home'}
        </MenuButton>
      </Form>
      <MenuLink to={reportPath('person', profile.id, `/people/${profile.id}`)}>
        <IconFlag aria-hidden />
        Report
      </MenuLink>
      <MenuLine />
      <div className="px-1 py-1">
        <BlockForm name={profile.name} />
      </div>
    </Menu>
  )
}

function BlockForm({ name }: { name: string }) {
  return (
    <Confirm
      label={
        <>
          <IconBan aria-hidden className="size-4" />
          Block
        </>
      }
      variant="ghost"
      size="sm"
      question={`Block ${name}?`}
      detail="You will not see each other anywhere: not in the directory, on the billboard or in the shop. They are not told. An open order between you goes on; you can call it off without any penalty."
      deed="Block"
      intent="block"
      decline="Not now"
      danger
    />
  )
}
