import { get } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { brotliDecompressSync } from 'node:zlib'
import type { LoadRequest } from '../load/request.ts'
import { build, startWeb } from '../parts/product.ts'
import type { Stage } from '../stage.ts'
import { askedAsPage } from './requests.ts'
import type { Row } from './row.ts'
import { against, READERS } from './served.ts'

const POSTS = 20

/** The billboard as a browser gets it: rendered by the web server, which asks the API. */
export async function feedPage(stage: Stage): Promise<Row[]> {
  build(['web'])
  const web = stage.undo.add(await startWeb(stage, stage.api))
  const requests = askedAsPage(stage.students, '/')
  const bytes = await weigh(web.url, requests[0] as LoadRequest)
  const product = await against(stage, web, [stage.api, web], READERS, requests)
  const note = `${(bytes / 1000).toFixed(1)} kB compressed`
  return [{ name: 'feed-page', variant: null, clients: READERS, product, floor: null, note }]
}

/** @returns the bytes of the page. @throws when it does not show the posts: an empty page is easily fast */
async function weigh(url: string, { path, headers }: LoadRequest): Promise<number> {
  const body = await new Promise<Buffer>((resolve, reject) => {
    get(url + path, { headers }, (response) => buffer(response).then(resolve, reject)).once('error', reject)
  })
  const html = brotliDecompressSync(body).toString('utf8')
  const posts = new Set([...html.matchAll(/everybody is welcome\. (\d+)/g)].map(([, number]) => number))
  if (posts.size < POSTS) throw new Error(`The page shows ${posts.size} of ${POSTS} posts.`)
  return body.length
}
