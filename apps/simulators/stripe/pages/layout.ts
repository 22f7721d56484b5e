import type { FastifyReply } from 'fastify'
import { Html, html } from './html.ts'

const STYLE = new Html(`<style>
:root { color-scheme: light dark; --ink: #1a1f36; --soft: #4f566b; --line: #c9d0de; --paper: #fff; --back: #f4f6fb; --act: #4b45d6; --bad: #b3093c }
@media (prefers-color-scheme: dark) { :root { --ink: #f3f5fa; --soft: #b4bccd; --line: #4a5268; --paper: #1d2233; --back: #12151f; --act: #8f8bff; --bad: #ff8fa9 } }
* { box-sizing: border-box }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--back) }
.banner { margin: 0; padding: .6rem 1rem; text-align: center; background: #ffe08a; color: #3b2a00; font-weight: 600 }
main { display: grid; gap: 2rem; max-width: 56rem; margin: 0 auto; padding: 2rem 1rem }
@media (min-width: 48rem) { main.two { grid-template-columns: 1fr 1fr; padding-top: 4rem } }
main.one { max-width: 32rem }
section { min-width: 0 }
.card { background: var(--paper); border: 1px solid var(--line); border-radius: 12px; padding: 1.5rem }
h1 { font-size: 1.35rem; margin: 0 0 1rem; line-height: 1.3 } h2 { font-size: 1.1rem; margin: 0 0 1rem }
table { width: 100%; border-collapse: collapse } th, td { padding: .5rem 0; text-align: left; vertical-align: top; font-weight: 400; overflow-wrap: anywhere }
td { text-align: right; white-space: nowrap } tfoot th, tfoot td { border-top: 1px solid var(--line); font-weight: 700 } small { display: block; color: var(--soft) }
caption { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden }
label { display: block; margin: 0 0 .25rem; font-weight: 600 } .field { margin: 0 0 1rem } .pair { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem }
input { width: 100%; padding: .65rem .75rem; font: inherit; color: inherit; background: transparent; border: 1px solid var(--soft); border-radius: 8px }
input[aria-invalid=true] { border-color: var(--bad) } .error { margin: .25rem 0 0; color: var(--bad) }
.alert { margin: 0 0 1rem; padding: .75rem 1rem; border: 2px solid var(--bad); border-radius: 8px; color: var(--bad); font-weight: 600 }
button { width: 100%; padding: .8rem 1rem; font: inherit; font-weight: 700; color: #fff; background: #4b45d6; border: 0; border-radius: 8px; cursor: pointer }
button.plain { margin-top: .75rem; color: var(--ink); background: transparent; border: 1px solid var(--soft) }
a { color: var(--act) } :focus-visible { outline: 3px solid var(--act); outline-offset: 2px }
details { margin-top: 1.25rem; color: var(--soft) } dl { display: grid; grid-template-columns: auto 1fr; gap: .25rem 1rem; margin: .5rem 0 0; font-size: .9rem } dd { margin: 0 } dt { font-family: ui-monospace, monospace }
</style>`)

interface Page {
  title: string
  columns: 'one' | 'two'
  body: Html
}

export async function sendPage(reply: FastifyReply, status: number, page: Page): Promise<void> {
  const { markup } = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${page.title}</title>
${STYLE}
</head>
<body>
<header><p class="banner">Simulated payments: no real card is charged and no money moves.</p></header>
<main class="${page.columns}">
${page.body}
</main>
</body>
</html>
`
  reply.headers({
    'cache-control': 'no-store',
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  })
  await reply.code(status).type('text/html; charset=utf-8').send(markup)
}

interface Notice {
  title: string
  text: string
  link?: { url: string; label: string }
}

/** A page that only says something, with a way on. */
export async function sendNotice(reply: FastifyReply, status: number, notice: Notice): Promise<void> {
  const { title, text, link } = notice
  const way = link && html`<p><a href="${link.url}">${link.label}</a></p>`
  const body = html`<section class="card"><h1>${title}</h1><p>${text}</p>${way}</section>`
  await sendPage(reply, status, { title, columns: 'one', body })
}
