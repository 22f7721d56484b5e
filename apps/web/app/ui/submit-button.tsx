import type { ReactNode } from 'react'
import { useFormAction, useNavigation } from '../router.ts'
import { Button } from './button.tsx'
import type { ButtonLook } from './button-look.ts'

interface SubmitButtonProps extends ButtonLook {
  children: ReactNode
  /** Tells two buttons of one page apart: sent as the form's `intent`. */
  intent?: string
  className?: string
  disabled?: boolean
  /** Where the form posts, when that is not this page. */
  action?: string
  /** For what may lack fields that the form asks for: a draft. */
  formNoValidate?: boolean
  /** The id of the form it submits, when it stands outside of it. */
  form?: string
}

/** The button of a form: busy from the click until the answer, so a second click does nothing. */
export function SubmitButton({ intent, action, variant = 'primary', ...rest }: SubmitButtonProps) {
  const navigation = useNavigation()
  const here = useFormAction(action)
  const busy =
    navigation.state !== 'idle' &&
    navigation.formAction === here &&
    (intent === undefined || navigation.formData?.get('intent') === intent)
  const sent = intent === undefined ? {} : { name: 'intent', value: intent }
  return <Button {...rest} {...sent} type="submit" variant={variant} loading={busy} />
}
