import { beforeAll, expect, test } from 'vitest'
import { askRoute } from './ask-route.ts'
import { app, makeCampus, type TestCampus } from './campus.ts'
import { sampleOf } from './sample.ts'

const HOSTILE = [
  `'; drop table users; --`,
  `' or school_id <> school_id or '1'='1`,
  `$1 $$ \\'; select set_config('app.school_id', '00000000-0000-7000-8000-000000000000', false); --`,
  '%_\\',
  'half of a character: \ud83d',
  '\ud83d',
  'a zero byte: \u0000',
  '{{7*7}}<script>alert(1)</script>',
  '__proto__',
  'a\r\nx-injected: 1',
  '\u202etxt.exe \ufeff\u200b',
]

let campus: TestCampus
let token: string
beforeAll(async () => {
  campus = await makeCampus()
  token = (await campus.admin()).token
})

type Fields = Record<string, unknown>
interface Shaped {
  shape?: Fields
  options?: Shaped[]
}
const fieldsOf = ({ shape, options = [] }: Shaped): string[] =>
  shape ? Object.keys(shape) : options.flatMap(fieldsOf)
const routes = app.routeTable.filter(({ config }) => config.at !== 'platform')
const writing = routes.filter(({ schema }) => schema.body)
const asking = routes.filter(({ schema }) => schema.querystring)

test.each(writing.map((route) => [`${route.method} ${route.url}`, route] as const))(
  '%s answers hostile text, and does not fail by it',
  async (_name, route) => {
    const fields = fieldsOf(route.schema.body as Shaped)
    expect(fields).not.toEqual([])
    for (const field of fields)
      for (const text of HOSTILE) {
        const body = { ...(sampleOf(route.schema.body!) as Fields), [field]: text }
        const { statusCode } = await askRoute(route, { host: campus.host, token, body })
        expect(statusCode, `${field}: ${JSON.stringify(text)}`).toBeLessThan(500)
      }
    await campus.runJobs()
  },
)

test.each(asking.map((route) => [route.url, route] as const))(
  'GET %s answers hostile queries, and does not fail by them',
  async (_name, route) => {
    const names = fieldsOf(route.schema.querystring as Shaped)
    expect(names).not.toEqual([])
    for (const name of names)
      for (const text of HOSTILE) {
        const query = new URLSearchParams({ [name]: text })
        const { statusCode } = await app.inject({
          url: `${route.url.replace(/:\w+/g, text)}?${query}`,
          headers: { host: campus.host, authorization: `Bearer ${token}` },
        })
        expect(statusCode, `${name}: ${text}`).toBeLessThan(500)
      }
  },
)
