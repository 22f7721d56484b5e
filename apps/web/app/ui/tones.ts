export type Tone = 'neutral' | 'accent' | 'positive' | 'caution' | 'danger' | 'info'

/** Colour never says it alone: each tone stands beside words or an icon. */
export const TONES: Record<Tone, string> = {
  neutral: 'bg-sunken text-muted',
  accent: 'bg-accent-soft text-accent-text',
  positive: 'bg-positive-soft text-positive-text',
  caution: 'bg-caution-soft text-caution-text',
  danger: 'bg-danger-soft text-danger-text',
  info: 'bg-info-soft text-info-text',
}
