import * as meetings from '@banter/api/handoff/meetings/contract'
import * as noShows from '@banter/api/handoff/no-shows/contract'
import { api } from '../api.server.ts'
import { redirectWith } from '../flash.server.ts'
import { refused } from '../refused.server.ts'
import { type ActionFunctionArgs, redirect } from '../router.server.ts'

type Ask = ReturnType<typeof api>

/** Does what a form about a meeting asks for, and goes back to the order. A refusal is shown on the planning page, with what was typed. */
export async function actOnMeeting({ request, context, params }: ActionFunctionArgs) {
  const form = await request.formData()
  const order = params.id!
  try {
    const said = await act(api(request, context), order, form)
    return said ? await redirectWith(context, `/orders/${order}`, said) : redirect(`/orders/${order}`)
  } catch (error) {
    return refused(error, form)
  }
}

async function act(ask: Ask, order: string, form: FormData): Promise<string | null> {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const meeting = { params: { id: text('meeting') } }
  const noShow = { params: { id: text('noShow') } }
  switch (text('intent')) {
    case 'slot': {
      const [slotId = '', startsAt = ''] = text('slot').split('|')
      await ask(meetings.propose, { params: { id: order }, body: { slotId, startsAt, note: text('note') } })
      return 'Agreed. The seller is told, and we remind you both.'
    }
    case 'propose':
      await ask(meetings.propose, { params: { id: order }, body: proposalIn(text) })
      return 'Proposed. You hear from us when there is an answer.'
    case 'agree':
      await ask(meetings.agree, meeting)
      return 'Agreed. We remind you both a day and an hour before.'
    case 'decline':
      await ask(meetings.decline, meeting)
      return 'Declined. Propose a time that suits you.'
    case 'cancel':
      await ask(meetings.cancel, meeting)
      return 'Taken back.'
    case 'late':
      await ask(meetings.sayLate, {
        ...meeting,
        body: { minutes: Number(text('minutes')), note: text('note') },
      })
      return 'They are told, and wait for you.'
    case 'no-show':
      await ask(noShows.sayNoShow, { params: { id: order }, body: { statement: text('statement') } })
      return 'Noted. The money waits until this is cleared up.'
    case 'contest':
    case 'accept': {
      const accept = text('intent') === 'accept'
      await ask(noShows.answerNoShow, { ...noShow, body: { accept, answer: text('answer') } })
      return accept ? 'Thank you for saying so.' : 'Sent. Your campus reads both sides and decides.'
    }
    case 'withdraw':
      await ask(noShows.withdrawNoShow, noShow)
      return 'Taken back. The order goes on.'
    default:
      return null
  }
}

function proposalIn(text: (name: string) => string) {
  const spotId = text('spotId')
  return {
    ...(spotId ? { spotId } : {}),
    place: text('place'),
    startsAt: text('startsAt'),
    note: text('note'),
  }
}
