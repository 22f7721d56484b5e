import { Link, type LinkProps } from '../router.ts'
import { type ButtonLook, buttonClasses } from './button-look.ts'

/** A link that looks like a button: for going somewhere, never for changing something. */
export function LinkButton({ variant, size, wide, className, ...rest }: LinkProps & ButtonLook) {
  return <Link {...rest} className={buttonClasses({ variant, size, wide }, className)} />
}
