import type { SVGProps } from 'react'
import { cx } from './cx.ts'

type Shape = [tag: string, attributes: { d: string }]

/** Makes an icon of Tabler's shapes: its look is in app.css, its lines are one string. Called by the files of the icon package. */
export default function createIcon(
  type: 'outline' | 'filled',
  _name: string,
  _title: string,
  shapes: Shape[],
) {
  const lines = { __html: shapes.map(([, { d }]) => `<path d="${d}"/>`).join('') }
  const look = type === 'filled' ? 'tabler-icon tabler-icon-filled' : 'tabler-icon'
  return ({ className, ...rest }: SVGProps<SVGSVGElement>) => (
    // biome-ignore lint/security/noDangerouslySetInnerHtml: it comes from the icon package, not from people
    <svg viewBox="0 0 24 24" className={cx(look, className)} dangerouslySetInnerHTML={lines} {...rest} />
  )
}
