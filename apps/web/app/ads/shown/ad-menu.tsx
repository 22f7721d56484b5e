import type { Ad } from '@banter/api/ads/serving/contract'
import { IconDots, IconEyeOff, IconFlag, IconInfoCircle } from '@tabler/icons-react'
import type { FormEvent } from 'react'
import { isDone } from '../../billboard/answers.ts'
import { sendForm } from '../../billboard/send.ts'
import { reportPath } from '../../moderation/words.ts'
import { useLocation } from '../../router.ts'
import { Menu, MenuButton, MenuLink } from '../../ui/menu.tsx'
import { toast } from '../../ui/toasts.tsx'
import { hidePath, whyPath } from './words.ts'

/** Why it is here, and how it is here no more. Without script one link leads to a page with the same. */
export function AdMenu({ ad, onHide }: { ad: Ad; onHide: () => void }) {
  const { pathname, search } = useLocation()
  const from = pathname + search
  const why = whyPath(ad, from)
  const hide = hidePath(ad.campaignId, from)

  async function hideInPlace(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const answer = await sendForm(hide, {})
    if (isDone(answer)) onHide()
    else await toast({ tone: 'danger', text: answer.refused.message })
  }

  return (
    <div className="absolute top-1.5 right-1.5 z-10">
      <Menu
        label={`About the ad by ${ad.advertiser}`}
        triggerClassName="grid size-9 place-items-center text-muted hover:bg-sunken hover:text-ink"
        trigger={<IconDots aria-hidden className="size-5" />}
        until={<MenuLink to={why}>Why this ad, hide or report it</MenuLink>}
      >
        <MenuLink to={why}>
          <IconInfoCircle aria-hidden />
          Why this ad
        </MenuLink>
        <form method="post" action={hide} onSubmit={hideInPlace}>
          <MenuButton>
            <IconEyeOff aria-hidden />
            Hide this ad
          </MenuButton>
        </form>
        <MenuLink to={reportPath('ad', ad.creativeId, from)}>
          <IconFlag aria-hidden />
          Report this ad
        </MenuLink>
      </Menu>
    </div>
  )
}
