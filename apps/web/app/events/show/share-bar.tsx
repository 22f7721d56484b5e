import type { Event } from '@banter/api/events/contract'
import { IconCalendarPlus, IconDots, IconFlag3, IconShare3 } from '@tabler/icons-react'
import { buttonClasses } from '../../ui/button-look.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { Menu, MenuLink } from '../../ui/menu.tsx'

/** What everybody can do with an event besides answering it. */
export function ShareBar({ event }: { event: Event }) {
  const here = `/events/${event.id}`
  return (
    <div className="flex flex-wrap gap-2">
      {event.state === 'published' && (
        <LinkButton to={`/?card=event:${event.id}`} size="sm">
          <IconShare3 aria-hidden className="size-4" />
          Share on the billboard
        </LinkButton>
      )}
      {event.state !== 'draft' && (
        <a href={`${here}/calendar.ics`} className={buttonClasses({ size: 'sm' })}>
          <IconCalendarPlus aria-hidden className="size-4" />
          Add to calendar
        </a>
      )}
      {event.role === null && (
        <Menu
          label="More"
          align="start"
          trigger={<IconDots aria-hidden className="size-4" />}
          triggerClassName={buttonClasses({ size: 'sm' }, 'px-2')}
        >
          <MenuLink to={`/report?subject=event:${event.id}&from=${encodeURIComponent(here)}`}>
            <IconFlag3 aria-hidden />
            Report this event
          </MenuLink>
        </Menu>
      )}
    </div>
  )
}
