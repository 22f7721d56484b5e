import type { Negotiation } from '@banter/api/offers/contract'
import { expect, test } from 'vitest'
import { linesOf } from './lines.ts'

const at = (minute: number) => new Date(Date.UTC(2027, 2, 1, 12, minute)).toISOString()
const said = (minute: number) => ({
  id: `m${minute}`,
  author: { id: 'a', name: 'Ann' },
  body: `At ${minute}`,
  at: at(minute),
  mine: false,
})

test('messages, steps and offers stand in the order of time, an offer where its last move was', () => {
  const offer = { id: 'o', createdAt: at(0), moves: [{ at: at(1) }, { at: at(4) }] } as unknown as Negotiation
  const happened = [2, 6].map((minute) => ({ at: at(minute), text: `Step ${minute}`, reason: null }))
  const lines = linesOf({ items: [said(7), said(3)], happened, offers: [offer] })
  expect(lines.map((line) => [line.what, line.at])).toEqual([
    ['step', at(2)],
    ['message', at(3)],
    ['offer', at(4)],
    ['step', at(6)],
    ['message', at(7)],
  ])
})
