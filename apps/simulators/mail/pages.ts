import { Html, html } from '../stripe/pages/html.ts'
import type { Message } from './message.ts'

const STYLE = new Html(`<style>
:root { color-scheme: light dark; --ink: #1b1d29; --soft: #55596b; --line: #dfe2ec; --paper: #fff; --back: #f5f6fa; --act: #4f46e5; --hover: #f0f1fb }
@media (prefers-color-scheme: dark) { :root { --ink: #f2f3f8; --soft: #b3b8ca; --line: #363b4d; --paper: #1b1f2c; --back: #12141d; --act: #a5a2ff; --hover: #242938 } }
* { box-sizing: border-box } body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--back) }
header { background: var(--paper); border-bottom: 1px solid var(--line) }
header > div { max-width: 60rem; margin: 0 auto; padding: .9rem 1rem; display: flex; flex-wrap: wrap; gap: .75rem 1.5rem; align-items: center }
header a { font-weight: 700; color: inherit; text-decoration: none; margin-right: auto } header a::before { content: '✉\\FE0E'; color: var(--act); margin-right: .5rem }
form { display: flex; gap: .5rem; flex: 1 1 18rem; max-width: 30rem }
input { flex: 1; min-width: 0; min-height: 2.75rem; padding: 0 .9rem; font: inherit; color: inherit; background: var(--back); border: 1px solid var(--soft); border-radius: 10px }
button, .more { min-height: 2.75rem; padding: 0 1.1rem; font: inherit; font-weight: 600; color: #fff; background: #4f46e5; border: 0; border-radius: 10px; cursor: pointer }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem } h1 { font-size: 1.4rem; line-height: 1.3; margin: 0 0 1rem; overflow-wrap: anywhere }
.card { background: var(--paper); border: 1px solid var(--line); border-radius: 14px; overflow: hidden } ol { list-style: none; margin: 0; padding: 0 }
li + li { border-top: 1px solid var(--line) } li a { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: .1rem 1rem; padding: .85rem 1.1rem; color: inherit; text-decoration: none } li a:hover { background: var(--hover) }
li strong, li span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap } .soft, time { color: var(--soft); font-size: .9rem } li time { text-align: right }
.tag { display: inline-block; padding: 0 .5rem; font-size: .8rem; font-weight: 600; border: 1px solid var(--soft); border-radius: 99px } li .tag { justify-self: end } .empty { padding: 3.5rem 1.5rem; text-align: center; color: var(--soft) }
dl { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: .25rem 1rem; margin: 0; padding: 1.1rem } dt { color: var(--soft) } dd { margin: 0; overflow-wrap: anywhere }
iframe { display: block; width: 100%; height: 70vh; border: 0; border-top: 1px solid var(--line); background: #fff } pre { margin: 0; padding: 1.1rem; border-top: 1px solid var(--line); white-space: pre-wrap; overflow-wrap: anywhere; font: 15px/1.6 ui-monospace, monospace }
details { margin-top: 1rem } summary { min-height: 2.75rem; display: flex; align-items: center; cursor: pointer; font-weight: 600 } .more { display: inline-flex; align-items: center; margin-top: 1rem; text-decoration: none }
a { color: var(--act) } :focus-visible { outline: 3px solid var(--act); outline-offset: 2px }
</style>`)

function page(title: string, q: string, body: Html): string {
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>${STYLE}</head>
<body>
<header><div><a href="/">Mail inbox</a>
<form role="search" action="/"><input type="search" name="q" value="${q}" aria-label="Search recipient or subject" placeholder="Recipient or subject"><button>Search</button></form>
</div></header>
<main>${body}</main>
</body>
</html>
`.markup
}

export function listPage(
  found: { messages: Message[]; more: boolean },
  search: { q?: string; to?: string },
): string {
  const q = search.q ?? search.to ?? ''
  const last = found.messages.at(-1)
  const older =
    found.more && last ? `/?${new URLSearchParams({ ...(q ? { q } : {}), before: last.id })}` : undefined
  const heading = q ? html`Mails for “${q}”` : html`Every mail the product sent`
  const body = html`<h1>${heading}</h1>
<div class="card">${found.messages.length > 0 ? html`<ol>${found.messages.map(row)}</ol>` : empty(q)}</div>
${older && html`<a class="more" href="${older}">Older mails</a>`}`
  return page(q ? `Mails for ${q}` : 'Mail inbox', q, body)
}

function row(message: Message): Html {
  return html`<li><a href="/messages/${message.id}">
<strong>${message.subject || '(no subject)'}</strong>${when(message)}
<span class="soft">to ${message.to}</span>${repeats(message)}</a></li>`
}

function empty(q: string): Html {
  return html`<p class="empty">${q ? 'No mail matches.' : 'Nothing yet: sign up or place an order, and the mail shows up here.'}</p>`
}

function when(message: Message): Html {
  const text = `${message.receivedAt.slice(0, 10)} ${message.receivedAt.slice(11, 19)} UTC`
  return html`<time datetime="${message.receivedAt}">${text}</time>`
}

function repeats(message: Message): Html | false {
  return message.deliveries > 1 && html`<span class="tag">delivered ${message.deliveries} times</span>`
}

export function messagePage(message: Message): string {
  const title = message.subject || '(no subject)'
  const plain = html`<pre>${message.text || '(no text)'}</pre>`
  const rich = html`<iframe src="/messages/${message.id}/html" title="The mail as its reader sees it" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>`
  const body = html`<h1>${title}</h1>
<div class="card"><dl>
<dt>To</dt><dd><a href="/?${new URLSearchParams({ q: message.to }).toString()}">${message.to}</a></dd>
<dt>From</dt><dd>${message.from}</dd>
<dt>Received</dt><dd>${when(message)} ${repeats(message)}</dd>
</dl>${message.html ? rich : plain}</div>
${message.html && html`<details><summary>Plain text</summary><div class="card">${plain}</div></details>`}
<details><summary>Headers</summary><div class="card"><dl>${message.headers.map(
    (header) => html`<dt>${header.name}</dt><dd>${header.value}</dd>`,
  )}</dl></div></details>`
  return page(title, '', body)
}

export function missingPage(): string {
  return page(
    'No such mail',
    '',
    html`<h1>There is no such mail</h1><p>Only the newest mails are kept. <a href="/">Back to the inbox</a></p>`,
  )
}
