import { IconSearchOff } from '@tabler/icons-react'
import { useSearchParams } from '../router.ts'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { type Asked, nameOf, searchPath } from './asked.ts'

interface NothingFoundProps {
  asked: Asked
  /** How many there would be without the filters. */
  withoutFilters: number | null
  /** Of all kinds, when only this tab has none. */
  elsewhere: number
  popular: string[]
}

/** Never a dead end: filters off, all tabs, other words, or a question to everybody. */
export function NothingFound({ asked, withoutFilters, elsewhere, popular }: NothingFoundProps) {
  const [query] = useSearchParams()
  const relaxed = searchPath(query, { category: '', min: '', max: '', from: '', to: '' })
  return (
    <Card>
      <EmptyState
        icon={<IconSearchOff aria-hidden />}
        title={`Nothing found for “${asked.q}”`}
        action={
          <>
            {!!withoutFilters && (
              <LinkButton to={relaxed} variant="primary" size="sm">
                Without filters: {withoutFilters >= 100 ? '100+' : withoutFilters}
              </LinkButton>
            )}
            {elsewhere > 0 && (
              <LinkButton to={searchPath(query, { type: 'all' })} size="sm" variant="soft">
                Look everywhere: {elsewhere >= 100 ? '100+' : elsewhere}
              </LinkButton>
            )}
            {popular.map((word) => (
              <LinkButton key={word} to={`/search?q=${encodeURIComponent(nameOf(word))}`} size="sm">
                {nameOf(word)}
              </LinkButton>
            ))}
            <LinkButton to="/" size="sm">
              Ask on the billboard
            </LinkButton>
          </>
        }
      >
        Check the spelling, or try fewer or other words.
      </EmptyState>
    </Card>
  )
}
