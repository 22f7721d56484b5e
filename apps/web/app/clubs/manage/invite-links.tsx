import type { InviteLink } from '@banter/api/clubs/invite-links/contract'
import { IconPrinter } from '@tabler/icons-react'
import { Form } from '../../router.ts'
import { Card } from '../../ui/card.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Field } from '../../ui/field.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Select } from '../../ui/select.tsx'
import { SubmitButton } from '../../ui/submit-button.tsx'
import { dayOf, people } from '../words.ts'

/** As the API has it. */
const MOST_LINKS = 5

const DAYS = [
  { value: '1', label: 'One day' },
  { value: '7', label: 'One week' },
  { value: '14', label: 'Two weeks' },
  { value: '60', label: 'Two months' },
  { value: '120', label: 'A semester' },
]

/** Ways in for whoever holds them: to pass on, or as a poster. */
export function InviteLinks({ links, slug, newId }: { links: InviteLink[]; slug: string; newId: string }) {
  return (
    <Card flush title="Posters and links">
      <div className="grid gap-4 p-4 sm:p-5">
        <p className="text-muted">
          Anybody at your school who scans the poster or has the link is in with one tap, without a request.
          It ends by itself.
        </p>
        {links.length >= MOST_LINKS ? (
          <p className="font-medium">Five links are open. End one to make another.</p>
        ) : (
          <Form method="post" className="flex flex-wrap items-end gap-3" preventScrollReset>
            <input type="hidden" name="linkId" value={newId} />
            <Field name="days" label="Good for" className="min-w-40">
              {(control) => <Select {...control} options={DAYS} defaultValue="14" />}
            </Field>
            <SubmitButton intent="make-link" variant="secondary">
              Make a link
            </SubmitButton>
          </Form>
        )}
      </div>
      {links.length > 0 && (
        <ul aria-label="Open links" className="divide-y divide-line border-t border-line">
          {links.map((link) => (
            <OpenLink key={link.id} link={link} slug={slug} />
          ))}
        </ul>
      )}
    </Card>
  )
}

function OpenLink({
  link: { id, url, expiresAt, joined, createdBy },
  slug,
}: {
  link: InviteLink
  slug: string
}) {
  const until = dayOf(expiresAt)
  return (
    <li className="flex flex-wrap items-center gap-3 px-4 py-3 sm:px-5">
      <p className="min-w-0 flex-1 basis-60">
        <span className="block font-mono text-[0.8125rem] break-all">{url.replace(/^https?:\/\//, '')}</span>
        <span className="block text-[0.8125rem] text-muted">
          Until {until}, by {createdBy.name}
          {joined > 0 && ` · ${people(joined)} came by it`}
        </span>
      </p>
      <div className="flex flex-wrap gap-2">
        <CopyButton text={url} label="Copy" />
        <LinkButton to={`/clubs/${slug}/poster/${id}`} size="sm">
          <IconPrinter aria-hidden className="size-4" />
          Poster<span className="sr-only">, good until {until}</span>
        </LinkButton>
        <Confirm
          label="End"
          question="End this link?"
          detail="Posters that show it lead nowhere then. Who came by it stays."
          deed="End the link"
          intent="end-link"
          size="sm"
          variant="ghost"
          danger
        >
          <input type="hidden" name="link" value={id} />
        </Confirm>
      </div>
    </li>
  )
}
