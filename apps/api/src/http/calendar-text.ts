/** What ends a line in a calendar file ends none here. */
export const oneLine = (text: string) => plainText(text).replaceAll(/\s+/g, ' ').trim()

/** Without the characters that no text has a use for. */
export const plainText = (text: string) => text.replaceAll(/\r\n?/g, '\n').replaceAll(/[^\P{Cc}\n\t]/gu, '')
