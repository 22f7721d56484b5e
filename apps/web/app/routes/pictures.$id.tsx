import { getPicture, getProvenance } from '@banter/api/pictures/contract'
import { listPictureComments } from '@banter/api/pictures/talk/contract'
import { api } from '../api.server.ts'
import { Gallery } from '../media/gallery.tsx'
import { ReportLink } from '../moderation/report-link.tsx'
import { Comments } from '../pictures/comments.tsx'
import { LicenceCard } from '../pictures/licence-card.tsx'
import { PictureHead } from '../pictures/picture-head.tsx'
import { Provenance } from '../pictures/provenance.tsx'
import type { LoaderFunctionArgs } from '../router.server.ts'
import { type MetaFunction, useLoaderData } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { BackLink } from '../ui/back-link.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.picture.title ?? 'Picture'} · Banter` },
]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const ask = api(request, context)
  const path = { params: { id: params.id! } }
  const picture = await ask(getPicture, path)
  const cursor = query.get('cursor') ?? undefined
  const owners = query.get('owners') ?? undefined
  const [comments, provenance] = await Promise.all([
    ask(listPictureComments, { ...path, querystring: { cursor } }),
    ask(getProvenance, { params: { id: picture.productId }, querystring: { cursor: owners } }),
  ])
  return { picture, comments, provenance }
}

export default function PicturePage() {
  const { picture, comments, provenance } = useLoaderData<typeof loader>()
  return (
    <MemberPage>
      <BackLink to={picture.mine ? '/my-pictures' : '/shop?category=pictures'}>
        {picture.mine ? 'My images' : 'Pictures'}
      </BackLink>
      <div className="grid items-start gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <Gallery media={[picture.preview]} label="The picture" sizes="(min-width: 1024px) 44rem, 100vw" />
        <section aria-label="The picture and its owner" className="grid gap-5 lg:row-span-2">
          <PictureHead picture={picture} paid={provenance.items.find(({ mine }) => mine)?.price} />
          <Provenance steps={provenance} />
          <LicenceCard licence={picture.licence} />
          {!picture.mine && !picture.barred && (
            <ReportLink type="picture" id={picture.id} from={`/pictures/${picture.id}`} />
          )}
        </section>
        <Comments pictureId={picture.id} comments={comments} closed={picture.barred} />
      </div>
    </MemberPage>
  )
}
