import type { Member } from '@banter/api/clubs/members/contract'
import { IconDownload, IconSearch, IconUserPlus, IconUsers } from '@tabler/icons-react'
import { MemberList } from '../clubs/members/member-list.tsx'
import { actOnMember, loadMembers } from '../clubs/members/members.server.ts'
import { useClub } from '../clubs/show/use-club.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'
import { Form, useActionData, useLoaderData, useLocation } from '../router.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import type { ListPage } from '../ui/growing-list.ts'
import { Input } from '../ui/input.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { LoadMore } from '../ui/load-more.tsx'
import { useGrowingList } from '../ui/use-growing-list.ts'

export const loader = (args: LoaderFunctionArgs) => loadMembers(args)
export const action = (args: ActionFunctionArgs) => actOnMember(args)

export default function ClubMembers() {
  const club = useClub()
  const { members, q } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { search } = useLocation()
  const here = `/clubs/${club.slug}/members`
  return (
    <section aria-label="Members" className="grid gap-4">
      <FormErrors refusal={refusal} />
      <div className="flex flex-wrap gap-2">
        <Form
          action={here}
          role="search"
          aria-label="Members"
          preventScrollReset
          className="flex min-w-0 flex-1 basis-60 gap-2"
        >
          <label htmlFor="member-q" className="sr-only">
            Search members
          </label>
          <Input
            id="member-q"
            name="q"
            type="search"
            maxLength={80}
            autoComplete="off"
            placeholder="Name"
            key={q}
            defaultValue={q}
          />
          <Button type="submit" aria-label="Search">
            <IconSearch aria-hidden className="size-4" />
          </Button>
        </Form>
        {club.may.includes('invite') && club.state === 'active' && (
          <LinkButton to={`/clubs/${club.slug}/invites`}>
            <IconUserPlus aria-hidden className="size-4.5" />
            Invite
          </LinkButton>
        )}
        {club.may.includes('export') && (
          <LinkButton to={`${here}.csv`} reloadDocument variant="ghost">
            <IconDownload aria-hidden className="size-4.5" />
            CSV
          </LinkButton>
        )}
      </div>
      <Members key={search} members={members} slug={club.slug} narrowed={Boolean(q)} />
    </section>
  )
}

type Row = Member & { id: string }

function Members({ members, slug, narrowed }: { members: ListPage<Row>; slug: string; narrowed: boolean }) {
  const { items, ...more } = useGrowingList(members, (data: { members: ListPage<Row> }) => data.members)
  if (items.length === 0)
    return (
      <Card>
        <EmptyState
          icon={<IconUsers aria-hidden />}
          title={narrowed ? 'Nobody of that name' : 'Nobody to show'}
        >
          Some members keep their clubs to themselves.
        </EmptyState>
      </Card>
    )
  return (
    <>
      <Card flush className="overflow-visible">
        <MemberList members={items} slug={slug} />
      </Card>
      <LoadMore {...more} />
    </>
  )
}
