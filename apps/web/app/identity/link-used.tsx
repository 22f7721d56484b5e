import { LinkButton } from '../ui/link-button.tsx'
import { AuthPage } from './auth-page.tsx'

interface LinkUsedProps {
  /** What to do about it, in a sentence. */
  children: string
  way: { to: string; label: string }
}

/** A mail's link that does not work any more, or came without its secret. */
export function LinkUsed({ children, way }: LinkUsedProps) {
  return (
    <AuthPage title="This link does not work any more" lead={children}>
      <LinkButton to={way.to} variant="primary" wide>
        {way.label}
      </LinkButton>
    </AuthPage>
  )
}
