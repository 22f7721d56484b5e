import type { MailKind } from '@banter/api/notifications/mail-choices/contract'

/** Mails that one can do without, as they are called inside a sentence and on their switch. */
export const MAILS: Record<MailKind, { name: string; label: string; hint: string }> = {
  announcement: {
    name: 'announcements',
    label: 'Announcements',
    hint: 'Of the school, and of clubs whose news you want to hear.',
  },
}
