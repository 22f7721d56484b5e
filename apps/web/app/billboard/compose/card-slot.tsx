import type { Card } from '@banter/api/billboard/contract'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Input } from '../../ui/input.tsx'
import { CardFrame } from '../post/carried-card.tsx'
import { readJson } from '../send.ts'

interface CardSlotProps {
  card: Card | null
  /** The field for an address is open. */
  asking: boolean
  onCard: (card: Card | null) => void
  onAsking: (asking: boolean) => void
}

/** The event, listing or club that a post carries: attached by pasting its address. */
export function CardSlot({ card, asking, onCard, onAsking }: CardSlotProps) {
  const [problem, setProblem] = useState<string>()

  async function attach(address: string) {
    setProblem(undefined)
    if (!address.trim()) return
    const answer = await readJson<{ card: Card | null }>(`/billboard/card?of=${encodeURIComponent(address)}`)
    if (answer?.card) {
      onCard(answer.card)
      onAsking(false)
    } else
      setProblem(
        answer ? 'No event, listing or club is at this address.' : 'It could not be looked up just now.',
      )
  }

  if (card) {
    return (
      <CardFrame card={card}>
        <input type="hidden" name="card" value={`${card.kind}:${card.id}`} />
        <Button
          variant="ghost"
          size="icon"
          aria-label={`Remove ${card.title}`}
          onClick={() => onCard(null)}
          className="relative z-1"
        >
          <IconX aria-hidden className="size-4.5" />
        </Button>
      </CardFrame>
    )
  }
  if (!asking) return null
  return (
    <Field
      name="card"
      label="Address of an event, a listing or a club"
      hint="Copy it from the page’s address bar."
      {...(problem ? { error: problem } : {})}
    >
      {(control) => (
        <Input
          {...control}
          type="text"
          inputMode="url"
          autoComplete="off"
          placeholder="…/events/…"
          onChange={(event) => void attach(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}
