import { listMyPictures } from '@banter/api/pictures/contract'
import { IconPhoto, IconPhotoPlus } from '@tabler/icons-react'
import { api } from '../api.server.ts'
import { MyPictureCard } from '../pictures/my-picture-card.tsx'
import { shelfNamed, shelfTabs } from '../pictures/words.ts'
import type { LoaderFunctionArgs } from '../router.server.ts'
import { type MetaFunction, useLoaderData } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { LoadMore } from '../ui/load-more.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { useGrowingList } from '../ui/use-growing-list.ts'

export const meta: MetaFunction = () => [{ title: 'My images · Banter' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const { shelf } = shelfNamed(query.get('shelf'))
  const cursor = query.get('cursor') ?? undefined
  const pictures = await api(request, context)(listMyPictures, { querystring: { shelf, cursor, limit: 20 } })
  return { shelf, pictures }
}

export default function MyPicturesPage() {
  const { shelf, pictures } = useLoaderData<typeof loader>()
  const chosen = shelfNamed(shelf)
  return (
    <MemberPage>
      <PageHeader
        title="My images"
        actions={
          <LinkButton to="/sell/picture" variant="primary">
            <IconPhotoPlus aria-hidden className="size-4.5" />
            Sell a picture
          </LinkButton>
        }
      >
        Originals you own, offer or have sold.
      </PageHeader>
      <Tabs label="Shelves" tabs={shelfTabs(pictures.counts, chosen)} />
      <div className="mt-5">
        <Shelf key={shelf} shelf={shelf} pictures={pictures} />
      </div>
    </MemberPage>
  )
}

type Answered = Awaited<ReturnType<typeof loader>>

function Shelf({ shelf, pictures }: Answered) {
  const { items, nextCursor, loadMore, loading } = useGrowingList(pictures, (data: Answered) => data.pictures)
  const { nothing, how, label } = shelfNamed(shelf)
  if (items.length === 0)
    return (
      <Card flush>
        <EmptyState
          icon={<IconPhoto aria-hidden />}
          title={nothing}
          action={
            <>
              <LinkButton to="/shop?category=pictures" variant="primary">
                See pictures for sale
              </LinkButton>
              <LinkButton to="/sell/picture">Sell a picture</LinkButton>
            </>
          }
        >
          {how}
        </EmptyState>
      </Card>
    )
  return (
    <>
      <ul aria-label={label} className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
        {items.map((picture) => (
          <li key={picture.id}>
            <MyPictureCard picture={picture} sold={shelf === 'sold'} />
          </li>
        ))}
      </ul>
      <LoadMore nextCursor={nextCursor} loadMore={loadMore} loading={loading} />
    </>
  )
}
