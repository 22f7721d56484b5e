import { list, object, oneOf, required, text } from '../../parameters.ts'
import { emptyable } from '../rules.ts'

const customField = object({ name: required(text({ max: 40 })), value: required(text({ max: 140 })) })

/** Up to four fields, such as a purchase order's number. */
export const customFieldsRule = emptyable(list(customField, { max: 4 }))

export const invoiceSettingsRule = object({
  custom_fields: customFieldsRule,
  description: text({ max: 1500 }),
  footer: text(),
})

export const trialSettingsRule = object({
  end_behavior: required(
    object({ missing_payment_method: required(oneOf('cancel', 'create_invoice', 'pause')) }),
  ),
})

/** An object since this version; it was a plain word before. */
export const anchorRule = object({ type: required(oneOf('now', 'unchanged')) })

export const collectionRule = oneOf('charge_automatically', 'send_invoice')
export const behaviorRule = oneOf('allow_incomplete', 'default_incomplete', 'error_if_incomplete')
export const prorationRule = oneOf('always_invoice', 'create_prorations', 'none')

export const cancellationRule = object({
  comment: text(),
  feedback: oneOf(
    'customer_service',
    'low_quality',
    'missing_features',
    'other',
    'switched_service',
    'too_complex',
    'too_expensive',
    'unused',
  ),
})
