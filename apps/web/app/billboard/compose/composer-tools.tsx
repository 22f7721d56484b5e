import { IconChartBar, IconLink, IconPhoto, IconSpeakerphone } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Button } from '../../ui/button.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { useHydrated } from '../../ui/use-hydrated.ts'
import type { ComposerProps } from './composer-props.ts'
import { NEW_POLL } from './composition.ts'
import type { ComposerState } from './use-composer.ts'

interface ToolsProps extends ComposerProps {
  state: ComposerState
  /** To the whole school. */
  mayAnnounce: boolean
}

/** What can be added to a post. Without scripts there is a page that has it all. */
export function Tools({ state, writing, club, editing, full, mayAnnounce }: ToolsProps) {
  const { now, change, set, askingCard } = state
  const hydrated = useHydrated()
  const leads = writing.clubs.filter((one) => one.leads)
  const announces = club ? leads.some(({ id }) => id === club.id) : mayAnnounce || leads.length > 0

  function announce() {
    const audience = club ? `club:${club.id}` : mayAnnounce ? 'school' : `club:${leads[0]?.id}`
    if (now.announcing) change({ announcing: false, audience: club ? `school:${club.id}` : 'school' })
    else change({ announcing: true, poll: null, card: null, audience })
  }

  if (!hydrated) {
    return full ? null : (
      <noscript>
        <LinkButton size="sm" to="/compose">
          Poll, event or listing
        </LinkButton>
      </noscript>
    )
  }
  return (
    <div className="flex">
      <Tool
        label="Photos or a video"
        pressed={state.picking || now.media.length > 0}
        icon={<IconPhoto aria-hidden />}
        onPress={() => set.picking(!state.picking)}
      />
      {!editing && !now.announcing && (
        <Tool
          label="Poll"
          pressed={now.poll !== null}
          icon={<IconChartBar aria-hidden />}
          onPress={() => change({ poll: now.poll ? null : NEW_POLL })}
        />
      )}
      {!now.announcing && (
        <Tool
          label="Attach an event, a listing or a club"
          pressed={askingCard || now.card !== null}
          icon={<IconLink aria-hidden />}
          onPress={() => (now.card ? change({ card: null }) : set.askingCard(!askingCard))}
        />
      )}
      {!editing && announces && (
        <Tool
          label="Announcement"
          pressed={now.announcing}
          icon={<IconSpeakerphone aria-hidden />}
          onPress={announce}
        />
      )}
    </div>
  )
}

interface ToolProps {
  label: string
  pressed: boolean
  icon: ReactNode
  onPress: () => void
}

function Tool({ label, pressed, icon, onPress }: ToolProps) {
  return (
    <Button
      variant="ghost"
      size="icon"
      aria-label={label}
      aria-pressed={pressed}
      title={label}
      onClick={onPress}
      className="aria-pressed:bg-accent-soft aria-pressed:text-accent-text [&_svg]:size-5"
    >
      {icon}
    </Button>
  )
}
