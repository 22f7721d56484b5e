import { isRouteErrorResponse } from '../router.ts'
import { PublicLayout } from '../shell/public-layout.tsx'
import { Button } from '../ui/button.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { describe } from './describe.ts'
import { ErrorArt } from './error-art.tsx'

interface ErrorPageProps {
  failure: Parameters<typeof describe>[0]
  baseDomain?: string
}

/** Every failure as a page: what is the case, whose fault it is not, and a way on. */
export function ErrorPage({ failure, baseDomain }: ErrorPageProps) {
  const told = describe(failure)
  const picker = baseDomain ? `//${baseDomain}/` : '/'
  return (
    <PublicLayout>
      <div className="mx-auto grid max-w-md justify-items-center gap-2 px-6 py-16 text-center sm:py-24">
        <ErrorArt kind={told.art} />
        <p className="mt-4 text-xs font-medium tracking-wide text-muted uppercase">{told.label}</p>
        <h1 className="text-2xl font-semibold">{told.title}</h1>
        <p className="text-base text-pretty text-muted">{told.text}</p>
        <div className="mt-5 flex flex-wrap justify-center gap-2">
          {told.retry && (
            <form method="get">
              <Button type="submit" variant="primary">
                Try again
              </Button>
            </form>
          )}
          {told.picker ? (
            <LinkButton to={picker} reloadDocument variant="primary">
              Find your campus
            </LinkButton>
          ) : (
            <LinkButton to="/" variant={told.retry ? 'secondary' : 'primary'}>
              Back to the start
            </LinkButton>
          )}
        </div>
        {told.requestId && (
          <p className="mt-6 text-xs text-muted">
            Report id <code className="font-mono">{told.requestId}</code>
          </p>
        )}
      </div>
    </PublicLayout>
  )
}

/** Anything that is not an answer with a status is ours. */
export function failureOf(error: unknown) {
  return isRouteErrorResponse(error) ? { status: error.status, data: error.data } : { status: 500 }
}
