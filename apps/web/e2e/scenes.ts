import { expect, type Page } from '@playwright/test'

export interface Held {
  order: string
}

/** Asks the API from within a signed-in page, as its scripts could. */
// biome-ignore lint/suspicious/noExplicitAny: answers of many shapes, read by tests only
export function ask(page: Page, method: string, path: string, body?: unknown): Promise<any> {
  return page.evaluate(
    async ([verb, url, sent, key]) => {
      const headers: Record<string, string> = { 'idempotency-key': key }
      if (sent) headers['content-type'] = 'application/json'
      const answer = await fetch(`/api/v1${url}`, { method: verb, headers, ...(sent ? { body: sent } : {}) })
      if (!answer.ok) throw new Error(`${verb} ${url}: ${answer.status} ${await answer.text()}`)
      return answer.status === 204 ? null : answer.json()
    },
    [method, path, body ? JSON.stringify(body) : '', crypto.randomUUID()] as const,
  )
}

/** The seller lists a lamp, the buyer pays for it by card on the payment page. */
export async function buyHeld(buyer: Page, seller: Page): Promise<Held> {
  const lamp = {
    title: 'Desk lamp with a warm light',
    description: 'Moves where you want it. Bulb included.',
    category: 'furniture',
    condition: 'good',
    price: { amount: 1850, currency: 'usd' },
  }
  const { id } = await ask(seller, 'POST', '/products', lamp)
  await ask(seller, 'POST', '/products', { ...lamp, title: 'Bookshelf, five boards' })
  const { checkoutId, orders, payment } = await ask(buyer, 'POST', '/checkout', {
    method: 'card',
    items: [{ productId: id, quantity: 1 }],
  })
  const page = await buyer.context().newPage()
  await page.goto(payment.redirectUrl)
  await page.getByLabel('Card number').fill('4242424242424242')
  await page.getByLabel('Expiry').fill('12 / 30')
  await page.getByLabel('CVC').fill('123')
  await page.getByLabel('Name on card').fill('Maya Torres')
  await page.getByRole('button', { name: /^Pay/ }).click()
  await page.waitForURL(/\/checkout\//)
  const status = async () => (await ask(buyer, 'GET', `/checkout/${checkoutId}`)).payment.status
  await expect.poll(status, { timeout: 20_000 }).toBe('paid')
  await page.close()
  return { order: orders[0].id }
}

/** An offer that waits for its seller's answer. @returns its id */
export async function offered(buyer: Page, seller: Page): Promise<string> {
  const product = {
    title: 'Record player with two speakers',
    description: 'Plays well. New needle.',
    category: 'electronics',
    condition: 'good',
    price: { amount: 8000, currency: 'usd' },
    negotiable: true,
    leastOfferPct: 60,
  }
  const { id } = await ask(seller, 'POST', '/products', product)
  const body = { amount: 6000, note: 'I could pick it up today.' }
  return (await ask(buyer, 'POST', `/products/${id}/offers`, body)).id
}

/** A checkout that waits for its payment. @returns its id */
export async function openCheckout(buyer: Page, productId: string): Promise<string> {
  const body = { method: 'card', items: [{ productId, quantity: 1 }] }
  return (await ask(buyer, 'POST', '/checkout', body)).checkoutId
}

/** A post with everything: a poll, a listing, a hashtag, an edit, a like, a comment and an answer. And one that is gone. */
export async function talkedAbout(author: Page, reader: Page): Promise<{ post: string; gone: string }> {
  const { items } = await ask(reader, 'GET', '/me/products?status=active')
  const { id } = await ask(author, 'POST', '/posts', {
    body: 'Which evening for the study group? #finals',
    poll: { options: ['Tuesday', 'Thursday', 'Any, if there is pizza'] },
    card: { kind: 'product', id: items[0].id },
  })
  await ask(author, 'PATCH', `/posts/${id}`, {
    body: 'Which evening for the study group? #finals\n\nNotes are at https://libraries.uta.edu.',
  })
  await ask(author, 'PUT', `/posts/${id}/bookmark`)
  await ask(reader, 'PUT', `/posts/${id}/like`)
  await ask(reader, 'PUT', `/posts/${id}/vote`, { positions: [2] })
  const comment = await ask(reader, 'POST', `/posts/${id}/comments`, { body: 'Thursday is better for me.' })
  await ask(author, 'POST', `/posts/${id}/comments`, { body: 'Then Thursday it is.', parent: comment.id })
  const gone = await ask(author, 'POST', '/posts', { body: 'Posted by accident' })
  await ask(author, 'DELETE', `/posts/${gone.id}`)
  return { post: id, gone: gone.id }
}
