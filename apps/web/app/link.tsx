import { Link as RouterLink, type LinkProps as RouterLinkProps, useNavigate } from '@remix-run/react'
import { type AnchorHTMLAttributes, useEffect } from 'react'

export type LinkProps = RouterLinkProps

/**
 * A link to another page. A list has hundreds, and the router's own asks it a dozen questions each as it is drawn: an address from the root
 * needs none of them, so it is drawn as it stands, and `LinksLead` takes the click.
 */
export function Link(props: LinkProps) {
  if (!isPlain(props)) return <RouterLink {...props} />
  const { to, ...rest } = props
  return (
    <a {...(rest as AnchorHTMLAttributes<HTMLAnchorElement>)} href={to} data-discover="true" data-leads="" />
  )
}

const OWN = [
  'replace',
  'state',
  'relative',
  'preventScrollReset',
  'reloadDocument',
  'viewTransition',
  'prefetch',
  'discover',
] as const

const isPlain = (props: LinkProps): props is LinkProps & { to: string } =>
  typeof props.to === 'string' && /^\/(?!\/)/.test(props.to) && OWN.every((name) => props[name] === undefined)

/** Follows plain links without loading the whole site anew; once, at the root. */
export function LinksLead() {
  const navigate = useNavigate()
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      if (
        event.defaultPrevented ||
        event.button !== 0 ||
        event.metaKey ||
        event.altKey ||
        event.ctrlKey ||
        event.shiftKey
      )
        return
      const link =
        event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-leads]') : null
      if (!link || (link.target && link.target !== '_self') || link.hasAttribute('download')) return
      event.preventDefault()
      const to = link.pathname + link.search + link.hash
      const { pathname, search, hash } = window.location
      navigate(to, { replace: to === pathname + search + hash })
    }
    document.addEventListener('click', follow)
    return () => document.removeEventListener('click', follow)
  }, [navigate])
  return null
}
