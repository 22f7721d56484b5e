import * as contract from '@banter/api/disputes/contract'
import * as decisions from '@banter/api/disputes/decisions/contract'
import { api } from '../api.server.ts'
import { redirectWith } from '../flash.server.ts'
import { readMedia } from '../media/media-field.server.ts'
import { invalid, refused } from '../refused.server.ts'
import { type ActionFunctionArgs, redirect } from '../router.server.ts'
import { parseMoney } from '../ui/amounts.ts'

const AMOUNT = 'An amount like 12.50, please.'

/** The buyer's form on the page of an order. */
export async function openProblem({ request, context, params }: ActionFunctionArgs) {
  const form = await request.formData()
  const reason = contract.DisputeReason.safeParse(form.get('reason')).data
  const wanted = parseMoney(text(form, 'wanted'))
  if (!reason || !wanted)
    return invalid({ ...(!reason && { reason: 'Please choose.' }), ...(!wanted && { wanted: AMOUNT }) }, form)
  const body = { reason, wanted, about: text(form, 'about'), media: readMedia(form) ?? [] }
  try {
    const { id } = await api(request, context)(contract.openDispute, { params: { id: params.id! }, body })
    return await redirectWith(context, `/disputes/${id}`, 'Reported. The money waits until this is solved.')
  } catch (error) {
    return refused(error, form)
  }
}

/** Everything that can be done on the page of a dispute. */
export async function actOnDispute(args: ActionFunctionArgs) {
  const { request, context, params } = args
  const form = await request.formData()
  const ask = api(request, context)
  const path = { id: params.id! }
  const done = (said: string) => redirectWith(context, `/disputes/${path.id}`, said)
  try {
    switch (form.get('intent')) {
      case 'answer':
        return await answer(args, form)
      case 'take':
        await ask(contract.replyToOffer, { params: path, body: { take: true } })
        return await done('Taken. The money is on its way to you.')
      case 'decline':
        await ask(contract.replyToOffer, { params: path, body: { take: false } })
        return await done('Your school decides now.')
      case 'withdraw':
        await ask(contract.withdrawDispute, { params: path })
        return await done('Taken back. The order goes on.')
      case 'agree':
        await ask(decisions.agreeToDecision, { params: path })
        return await done('Thank you. That is noted.')
      case 'appeal':
        await ask(decisions.appealDecision, { params: path, body: { text: text(form, 'text') } })
        return await done('Banter reads everything again.')
      case 'decide': {
        const verdict = readVerdict(form)
        if (!verdict) return invalid({ amount: AMOUNT }, form)
        await ask(decisions.decideDispute, { params: path, body: verdict })
        return await done('Decided. Both are told.')
      }
      default:
        return redirect(`/disputes/${path.id}`)
    }
  } catch (error) {
    return refused(error, form)
  }
}

/** What is to go back, and why; nothing at all is a decision too. */
export function readVerdict(form: FormData) {
  const amount = parseMoney(text(form, 'amount'))
  return amount === null ? null : { amount, reason: text(form, 'reason') }
}

const text = (form: FormData, name: string) => String(form.get(name) ?? '').trim()

async function answer({ request, context, params }: ActionFunctionArgs, form: FormData) {
  const kinds = ['accept', 'offer', 'contest'] as const
  const kind = kinds.find((one) => one === form.get('kind'))
  if (!kind) return invalid({ kind: 'Please choose.' }, form)
  const amount = kind === 'offer' ? parseMoney(text(form, 'amount')) : undefined
  if (amount === null || amount === 0) return invalid({ amount: AMOUNT }, form)
  const body = {
    kind,
    answer: text(form, 'answer'),
    media: kind === 'accept' ? [] : (readMedia(form) ?? []),
    ...(amount === undefined ? {} : { amount }),
  }
  await api(request, context)(contract.answerDispute, { params: { id: params.id! }, body })
  const said = {
    accept: 'The money goes back.',
    offer: 'Offered. The buyer has three days to take it.',
    contest: 'Your school decides now.',
  }
  return redirectWith(context, `/disputes/${params.id}`, said[kind])
}
