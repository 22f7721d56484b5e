import { describe, expect, test } from 'vitest'
import { textParts } from './text-parts.ts'

const ann = { kind: 'person', id: '1', text: '@Ann' } as const
const annLee = { kind: 'person', id: '2', text: '@Ann Lee' } as const
const linked = (body: string) => textParts(body).filter(({ kind }) => kind !== 'text')
const hrefs = (body: string) => linked(body).map((part) => ('href' in part ? part.href : part.text))
const whole = (body: string, ...rest: [(typeof ann | typeof annLee)[]?, string[]?]) =>
  textParts(body, ...rest)
    .map(({ text }) => text)
    .join('')

describe('addresses', () => {
  test.each([
    ['see https://uta.edu/map.', ['https://uta.edu/map']],
    ['(https://en.wikipedia.org/wiki/Mav_(horse))', ['https://en.wikipedia.org/wiki/Mav_(horse)']],
    [
      'https://a.example/x?y=1&z=2, then http://b.example',
      ['https://a.example/x?y=1&z=2', 'http://b.example/'],
    ],
    ['HTTPS://UTA.edu', ['https://uta.edu/']],
    ['no address here: uta.edu', []],
  ])('%j', (body, found) => expect(hrefs(body)).toEqual(found))

  test.each([
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'https://uta.edu@evil.example/login',
    'https://',
    'http://localhost/admin',
    'ftp://files.example/x',
    'https:/\\evil.example',
    '<a href="javascript:alert(1)">x</a>',
    'https://uta.edu:pw@evil.example',
  ])('%j is no link', (body) => expect(linked(body)).toEqual([]))

  test('markup ends an address and stays text', () => {
    expect(textParts('https://a.example/"><script>alert(1)</script>')).toEqual([
      { kind: 'address', text: 'a.example', href: 'https://a.example/' },
      { kind: 'text', text: '"><script>alert(1)</script>' },
    ])
  })

  test('letters that look like others are spelled out', () => {
    expect(textParts('https://аpple.com')).toEqual([
      { kind: 'address', text: 'xn--pple-43d.com', href: 'https://xn--pple-43d.com/' },
    ])
  })

  test('an invisible turn of direction ends an address', () => {
    expect(hrefs('https://a.example/\u202Egpj.exe')).toEqual(['https://a.example/'])
  })

  test('a long address is shown short and leads all the way', () => {
    const [part] = linked(`https://a.example/${'x'.repeat(200)}`)
    expect(part?.text.length).toBe(48)
    expect(part).toMatchObject({ href: `https://a.example/${'x'.repeat(200)}` })
  })
})

describe('hashtags', () => {
  test('are found at the beginning of a word, in any script', () => {
    expect(linked('#Finals and (#café) but a#b, &#39; and /#x').map(({ text }) => text)).toEqual([
      '#Finals',
      '#café',
    ])
  })

  test('are what the post is filed under, when that is known', () => {
    expect(textParts('#one #1', [], ['one']).filter(({ kind }) => kind === 'tag')).toEqual([
      { kind: 'tag', text: '#one', tag: 'one' },
    ])
  })
})

describe('mentions', () => {
  test('the longer name wins, and a name ends with its word', () => {
    expect(textParts('@Ann Lee met @Ann, not @Anna', [ann, annLee])).toEqual([
      { kind: 'person', text: '@Ann Lee', id: '2' },
      { kind: 'text', text: ' met ' },
      { kind: 'person', text: '@Ann', id: '1' },
      { kind: 'text', text: ', not @Anna' },
    ])
  })

  test('a name full of a pattern’s signs is only a name', () => {
    const odd = { kind: 'club', id: '3', text: '@C++ (.*) [x]|y-z' } as const
    expect(textParts('join @C++ (.*) [x]|y-z now', [odd])[1]).toEqual({
      kind: 'club',
      text: odd.text,
      id: '3',
    })
  })
})

test.each([
  '',
  '<b>&amp;</b>',
  '@',
  '#',
  'https://',
  '🎓 #🎓 @🎓',
  '\u0000',
  'a\n\n  b',
  '((((https://x.example))))',
])('nothing of %j is lost', (body) =>
  expect(whole(body).replace('x.example', 'https://x.example')).toBe(body),
)

test('long hostile text is read in no time', () => {
  const before = performance.now()
  textParts(`${'#'.repeat(20_000)}${'https://('.repeat(2_000)}${'@Ann '.repeat(2_000)}`, [ann, annLee])
  expect(performance.now() - before).toBeLessThan(500)
})
