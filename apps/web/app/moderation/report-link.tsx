import type { SubjectType } from '@banter/api/moderation/contract'
import { IconFlag } from '@tabler/icons-react'
import { Link } from '../router.ts'
import { reportPath, SUBJECT_NAMES } from './words.ts'

/** Where there is no menu for it. */
export function ReportLink({ type, id, from }: { type: SubjectType; id: string; from: string }) {
  return (
    <Link
      to={reportPath(type, id, from)}
      className="inline-flex w-fit items-center gap-1.5 text-[0.8125rem] text-muted hover:text-ink hover:underline"
    >
      <IconFlag aria-hidden className="size-4" />
      Report this {SUBJECT_NAMES[type]}
    </Link>
  )
}
