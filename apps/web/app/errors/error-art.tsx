import type { Told } from './describe.ts'

const MARKS: Record<Told['art'], JSX.Element> = {
  lost: <path d="M84 40a13 13 0 1 1 16 13c-3 1-3 3-3 6m0 9v.5" />,
  closed: <path d="M84 52h26v20H84zM90 52v-6a7 7 0 0 1 14 0v6" />,
  slow: <path d="M97 38a18 18 0 1 0 18 18M97 45v12l8 5" />,
  broken: <path d="m99 36-12 20h20L95 76" />,
}

/** Two bubbles in conversation, one of which has the problem. Decorative. */
export function ErrorArt({ kind }: { kind: Told['art'] }) {
  return (
    <svg
      viewBox="0 0 160 110"
      className="w-44"
      fill="none"
      aria-hidden="true"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path
        d="M30 14h48a14 14 0 0 1 14 14v18a14 14 0 0 1-14 14H46L28 74V60a14 14 0 0 1-12-14V28a14 14 0 0 1 14-14Z"
        fill="var(--color-sunken)"
      />
      <path d="M34 32h40M34 44h24" stroke="var(--color-line-strong)" strokeWidth="4" opacity=".6" />
      <path
        d="M76 24h44a16 16 0 0 1 16 16v32a16 16 0 0 1-13 15.7V102l-17-14H76a16 16 0 0 1-16-16V40a16 16 0 0 1 16-16Z"
        fill="var(--color-accent-soft)"
      />
      <g stroke="var(--color-accent-text)" strokeWidth="4.5">
        {MARKS[kind]}
      </g>
    </svg>
  )
}
