import type { Poster } from '@banter/api/clubs/invite-links/contract'
import { CATEGORIES, dayOf, people } from '../words.ts'

/** Here and not among the styles of all pages: what else one prints keeps the paper that is in the printer. */
const ONE_SHEET =
  '@page { size: A4; margin: 12mm } @media print { body * { min-height: 0 } body main { padding: 0 } }'

interface PosterSheetProps {
  poster: Omit<Poster, 'qr'>
  /** The QR code, as an address of a picture. */
  picture: string
  school: string
}

/** A sheet for the notice board, read from three steps away: always dark on light, and one page when printed. */
export function PosterSheet({ poster: { club, url, expiresAt }, picture, school }: PosterSheetProps) {
  return (
    <>
      <style>{ONE_SHEET}</style>
      <article
        aria-label="The poster"
        style={{ colorScheme: 'light' }}
        className="flex aspect-[210/297] w-full max-w-2xl flex-col items-center justify-between overflow-hidden rounded-lg border border-line bg-white p-[6%] text-center text-ink shadow-card print:fixed print:inset-0 print:aspect-auto print:max-w-none print:rounded-none print:border-0 print:p-0 print:shadow-none"
      >
        <header className="w-full shrink-0">
          <p className="text-sm font-medium text-muted print:text-xl">
            {school} · {CATEGORIES[club.category]}
          </p>
          <h2 className="mt-2 text-3xl leading-tight font-bold tracking-tight text-balance wrap-anywhere sm:text-5xl print:text-6xl">
            {club.name}
          </h2>
          {club.tagline && (
            <p className="mt-3 line-clamp-3 text-base text-pretty wrap-anywhere text-muted sm:text-xl print:text-2xl">
              {club.tagline}
            </p>
          )}
        </header>
        <div className="flex min-h-0 w-full flex-1 flex-col items-center justify-center gap-3">
          <img src={picture} alt="QR code that leads to the club" className="w-3/4 print:w-[12cm]" />
          <p className="text-lg font-semibold sm:text-2xl print:text-3xl">Scan and you are in</p>
        </div>
        <footer className="grid w-full shrink-0 gap-1">
          <p className="font-mono text-xs break-all sm:text-base print:text-xl">
            {url.replace(/^https?:\/\//, '')}
          </p>
          <p className="text-xs text-muted sm:text-sm print:text-base">
            {club.memberCount > 1 && `${people(club.memberCount)} · `}Good until {dayOf(expiresAt)}
          </p>
        </footer>
      </article>
    </>
  )
}
