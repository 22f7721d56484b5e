import { type MouseEvent, type ReactNode, useState } from 'react'
import { Link } from '../../router.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { SkeletonLines } from '../../ui/skeleton.tsx'
import { readJson } from '../send.ts'

interface PostDialogProps<Data> {
  title: string
  /** The same as a page, for who opens it beside or has no scripts. */
  page: string
  list: string
  label: ReactNode
  name?: string
  className?: string
  children: (data: Data) => ReactNode
}

/** A link to a page about a post, which scripts show in a dialog instead. */
export function PostDialog<Data>({
  title,
  page,
  list,
  label,
  name,
  className,
  children,
}: PostDialogProps<Data>) {
  const [open, setOpen] = useState(false)
  // A page has one of these on every post, and few are ever opened.
  const [used, setUsed] = useState(false)
  const [data, setData] = useState<Data | 'loading' | 'failed'>('loading')

  async function load() {
    setData('loading')
    setData((await readJson<Data>(list)) ?? 'failed')
  }

  function show(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    setUsed(true)
    setOpen(true)
    void load()
  }

  const link = (
    <Link to={page} onClick={show} className={className} aria-label={name}>
      {label}
    </Link>
  )
  if (!used) return link
  return (
    <Dialog open={open} onOpenChange={setOpen} title={title} trigger={link}>
      {data === 'loading' && <SkeletonLines />}
      {data === 'failed' && (
        <div className="grid justify-items-start gap-3">
          <p className="text-muted">This could not be loaded.</p>
          <Button size="sm" onClick={load}>
            Try again
          </Button>
        </div>
      )}
      {data !== 'loading' && data !== 'failed' && children(data)}
    </Dialog>
  )
}
