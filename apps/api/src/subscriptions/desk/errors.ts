import createError from '@fastify/error'

export const AlreadySubscribed = createError(
  'ALREADY_SUBSCRIBED',
  'Your school has a subscription already. Change its plan instead.',
  409,
)
export const NotSubscribed = createError(
  'NOT_SUBSCRIBED',
  'Your school has no subscription yet. Choose a plan first.',
  409,
)
export const PlanTooSmall = createError(
  'PLAN_TOO_SMALL',
  'You use more than this plan has room for: %s.',
  409,
)
export const PreviewIsOld = createError(
  'PREVIEW_IS_OLD',
  'Please look at what the change costs once more: some time has passed.',
  409,
)
export const CardDeclined = createError(
  'CARD_DECLINED',
  'The card was declined. Nothing was changed. Please give another card and try again.',
  409,
)
export const NoSuchCode = createError('NO_SUCH_CODE', 'There is no such code, or it is used up.', 422)
export const NothingOwed = createError('NOTHING_OWED', 'There is nothing to pay.', 409)
export const AnotherPageOpen = createError(
  'ANOTHER_PAGE_OPEN',
  'Somebody else of your school has just begun to pay. Please look again in a moment.',
  409,
)
