import type { Card, Post } from '@banter/api/billboard/contract'
import { IconBuildingStore, IconCalendarEvent, IconUsersGroup } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { Link, useRevalidator } from '../../router.ts'
import { Button } from '../../ui/button.tsx'
import { Money } from '../../ui/money.tsx'
import { toast } from '../../ui/toasts.tsx'
import { isDone } from '../answers.ts'
import { changePost } from '../feed/post-memory.ts'
import { type CardTap, tapOf } from './card-taps.ts'
import { DeedForm } from './deed-form.tsx'
import { act } from './deeds.ts'
import { EventDay, eventTime } from './event-day.tsx'

const ICONS = { event: IconCalendarEvent, product: IconBuildingStore, club: IconUsersGroup }
const GONE = {
  event: 'This event is no longer there.',
  product: 'This listing is no longer there.',
  club: 'This club is no longer there.',
}

/** What a post carries, as it is now, with its one tap: going, into the cart, join. */
export function CarriedCard({ post }: { post: Post }) {
  const { card } = post
  if (!card) return null
  if (card.gone)
    return (
      <p className="mt-3 rounded-lg border border-line bg-sunken px-4 py-3 text-muted">{GONE[card.kind]}</p>
    )
  return (
    <CardFrame card={card}>
      <OneTap post={post} card={card} />
    </CardFrame>
  )
}

/** The card alone, as the composer shows it too. */
export function CardFrame({ card, children }: { card: Card; children?: ReactNode }) {
  return (
    <section
      aria-label={card.title}
      className="relative mt-3 flex items-center gap-3 rounded-lg border border-line p-3 transition-colors hover:border-line-strong"
    >
      <Picture card={card} />
      <div className="min-w-0 flex-1">
        <p className="line-clamp-2 leading-5 font-semibold">
          <Link
            to={card.path}
            className="rounded-xs after:absolute after:inset-0 after:rounded-lg hover:underline"
          >
            {card.title}
          </Link>
        </p>
        <p className="mt-0.5 truncate text-[0.8125rem] text-muted">
          <Facts card={card} />
        </p>
      </div>
      {children}
    </section>
  )
}

function Picture({ card }: { card: Card }) {
  const shape = 'size-14 shrink-0 overflow-hidden rounded-md'
  if (card.kind === 'event' && card.startsAt) return <EventDay card={card} className={shape} />
  if (card.image)
    return <img src={card.image} alt="" loading="lazy" className={`${shape} bg-sunken object-cover`} />
  const Icon = ICONS[card.kind]
  return (
    <span className={`${shape} grid place-items-center bg-accent-soft text-accent-text`}>
      <Icon aria-hidden className="size-7 stroke-[1.5]" />
    </span>
  )
}

const STATES: Record<string, string> = {
  cancelled: 'Cancelled',
  ended: 'Over',
  sold: 'Sold',
  frozen: 'Resting',
  archived: 'Archived',
}

function Facts({ card }: { card: Card }) {
  const state = STATES[card.state]
  if (card.kind === 'event') return [state, eventTime(card), card.place].filter(Boolean).join(' · ')
  if (card.kind === 'club')
    return [state, card.memberCount !== null && `${card.memberCount.toLocaleString('en-US')} members`]
      .filter(Boolean)
      .join(' · ')
  return (
    <>
      {card.price && <Money value={card.price} className="font-semibold text-ink" />}
      {state && ` · ${state}`}
    </>
  )
}

function OneTap({ post, card }: { post: Post; card: Card }) {
  const { revalidate } = useRevalidator()
  // Listings do not say whether they are in the cart: this page remembers.
  const [inCart, setInCart] = useState(false)
  const tap = tapOf(inCart ? { ...card, mine: 'cart' } : card)
  if (!tap) return null
  if (tap.to) {
    return (
      <Link
        to={tap.to}
        className="relative z-1 shrink-0 rounded-xs font-medium text-accent-text hover:underline"
      >
        {tap.label}
      </Link>
    )
  }

  async function doIt(chosen: CardTap) {
    const shown = (mine: string | null) => changePost(post.id, (now) => withMine(now, mine))
    shown(chosen.becomes)
    const answer = await act<{ mine: string | null }>(post.id, { intent: 'card', ...fieldsOf(card, chosen) })
    if (!isDone(answer)) {
      shown(card.mine)
      return toast({ tone: 'danger', text: answer.refused.message })
    }
    shown(answer.done.mine)
    if (card.kind !== 'product') return
    setInCart(true)
    // The header counts what is in the cart.
    revalidate()
  }

  return (
    <DeedForm
      postId={post.id}
      fields={{ intent: 'card', ...fieldsOf(card, tap) }}
      onDeed={() => doIt(tap)}
      className="relative z-1 shrink-0"
    >
      <Button type="submit" size="sm" variant={tap.done ? 'secondary' : 'soft'} aria-pressed={tap.done}>
        {tap.label}
      </Button>
    </DeedForm>
  )
}

const fieldsOf = (card: Card, tap: CardTap) => ({
  kind: card.kind,
  card: card.id,
  ...(tap.done ? { undo: '1' } : {}),
})

const withMine = (post: Post, mine: string | null): Post =>
  post.card ? { ...post, card: { ...post.card, mine } } : post
