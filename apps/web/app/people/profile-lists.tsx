import type { Post } from '@banter/api/billboard/contract'
import type { Club } from '@banter/api/clubs/contract'
import type { Product } from '@banter/api/marketplace/contract'
import { IconBuildingStore, IconEyeOff, IconMessageCircle, IconUsersGroup } from '@tabler/icons-react'
import { PostList } from '../billboard/feed/post-list.tsx'
import { ProductGrid } from '../marketplace/product-grid.tsx'
import { Link, useParams } from '../router.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import type { ListPage } from '../ui/growing-list.ts'
import { LoadMore } from '../ui/load-more.tsx'
import { useGrowingList } from '../ui/use-growing-list.ts'

/** What one tab of a profile holds; `hidden`: they do not show it. */
export type Shelf =
  | { tab: 'posts'; list: ListPage<Post> }
  | { tab: 'listings'; list: ListPage<Product> }
  | { tab: 'clubs'; list: ListPage<Club> }
  | { tab: 'listings' | 'clubs'; list: null }

type Answered<Item> = { shelf: { list: ListPage<Item> } }

export function ProfileShelf({ shelf, name }: { shelf: Shelf; name: string }) {
  if (!shelf.list)
    return (
      <Nothing icon={<IconEyeOff aria-hidden />} title={`${name} keeps this list private`}>
        Everybody chooses who sees their {shelf.tab}.
      </Nothing>
    )
  if (shelf.tab === 'posts') return <Posts list={shelf.list} name={name} />
  if (shelf.tab === 'listings') return <Listings list={shelf.list} name={name} />
  return <Clubs list={shelf.list} name={name} />
}

interface ListProps<Item> {
  list: ListPage<Item>
  name: string
}

function Posts({ list, name }: ListProps<Post>) {
  const { id = '' } = useParams()
  return (
    <PostList
      posts={list}
      asked={{ author: id }}
      empty={
        <Nothing icon={<IconMessageCircle aria-hidden />} title="No posts yet">
          What {name} posts to the billboard stands here as well.
        </Nothing>
      }
    />
  )
}

function Listings({ list, name }: ListProps<Product>) {
  const { items, ...more } = useGrowingList(list, (data: Answered<Product>) => data.shelf.list)
  if (items.length === 0)
    return (
      <Nothing icon={<IconBuildingStore aria-hidden />} title="Nothing for sale">
        {name} sells nothing right now.
      </Nothing>
    )
  return (
    <>
      <ProductGrid products={items} label={`For sale by ${name}`} />
      <LoadMore {...more} />
    </>
  )
}

function Clubs({ list, name }: ListProps<Club>) {
  const { items, ...more } = useGrowingList(list, (data: Answered<Club>) => data.shelf.list)
  if (items.length === 0)
    return (
      <Nothing icon={<IconUsersGroup aria-hidden />} title="In no club yet">
        The clubs that {name} joins stand here.
      </Nothing>
    )
  return (
    <>
      <ul aria-label={`Clubs of ${name}`} className="grid gap-3 sm:grid-cols-2">
        {items.map((club) => (
          <li
            key={club.id}
            className="relative flex items-center gap-3 rounded-lg border border-line bg-surface p-4 shadow-card hover:border-line-strong"
          >
            <Avatar name={club.name} src={club.logo} />
            <span className="min-w-0">
              <Link
                to={`/clubs/${club.slug}`}
                className="block truncate font-medium after:absolute after:inset-0"
              >
                {club.name}
              </Link>
              <span className="block truncate text-[0.8125rem] text-muted">
                {club.tagline || `${club.memberCount} ${club.memberCount === 1 ? 'member' : 'members'}`}
              </span>
            </span>
          </li>
        ))}
      </ul>
      <LoadMore {...more} />
    </>
  )
}

function Nothing({ icon, title, children }: { icon: JSX.Element; title: string; children: React.ReactNode }) {
  return (
    <Card>
      <EmptyState icon={icon} title={title}>
        {children}
      </EmptyState>
    </Card>
  )
}
