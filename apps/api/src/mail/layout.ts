/** What a mail says. All of it is plain text: the layout escapes. */
export interface MailContent {
  heading: string
  paragraphs: string[]
  /** A code to type, shown large. */
  code?: string
  button?: { label: string; url: string }
  /** After the button, smaller. */
  notes?: string[]
  /** "You get this because …": why this person is written to. */
  reason: string
  /** Where this person ends mails of this kind, with one click and without signing in. */
  stopUrl?: string
}

const FONT = "font-family:Inter,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"
const INK = '#182433'
const MUTED = '#5b6675'
const ACCENT = '#0054a6'
const STOP = 'Stop these mails'

/** One mail twice: as HTML for people who like that, and as text that says the same. */
export function layOut(school: { name: string }, mail: MailContent): { text: string; html: string } {
  return { text: textOf(school, mail), html: htmlOf(school, mail) }
}

function textOf(school: { name: string }, mail: MailContent): string {
  const parts = [
    mail.heading,
    ...mail.paragraphs,
    ...(mail.code ? [`    ${mail.code}`] : []),
    ...(mail.button ? [`${mail.button.label}:\n${mail.button.url}`] : []),
    ...(mail.notes ?? []),
    `-- \n${school.name} on Banter\n${mail.reason}${mail.stopUrl ? `\n${STOP}: ${mail.stopUrl}` : ''}`,
  ]
  return `${parts.join('\n\n')}\n`
}

function htmlOf(school: { name: string }, mail: MailContent): string {
  const body = [
    `<h1 style="margin:0 0 16px;font-size:22px;line-height:1.3;color:${INK}">${escaped(mail.heading)}</h1>`,
    ...mail.paragraphs.map((text) => paragraph(text, `font-size:16px;color:${INK}`)),
    mail.code ? codeBox(mail.code) : '',
    mail.button ? button(mail.button) : '',
    ...(mail.notes ?? []).map((text) => paragraph(text, `font-size:14px;color:${MUTED}`)),
  ].join('\n')
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light">
<title>${escaped(mail.heading)}</title></head>
<body style="margin:0;padding:0;background:#f4f6fa;${FONT}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#f4f6fa"><tr><td align="center" style="padding:32px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px">
<tr><td style="padding:0 8px 16px;font-size:16px;font-weight:600;color:${INK}">${escaped(school.name)}</td></tr>
<tr><td style="padding:32px;background:#ffffff;border:1px solid #dce1e7;border-radius:8px">
${body}
</td></tr>
<tr><td style="padding:16px 8px;font-size:13px;line-height:1.5;color:${MUTED}">${escaped(mail.reason)}${mail.stopUrl ? stopLink(mail.stopUrl) : ''}</td></tr>
</table></td></tr></table>
</body></html>
`
}

const stopLink = (url: string) => ` <a href="${escaped(url)}" style="color:${MUTED}">${STOP}</a>`

function paragraph(text: string, style: string): string {
  return `<p style="margin:0 0 16px;line-height:1.5;overflow-wrap:anywhere;${style}">${escaped(text)}</p>`
}

function codeBox(code: string): string {
  return `<p style="margin:0 0 24px;padding:16px;background:#f4f6fa;border-radius:6px;text-align:center;font-size:30px;font-weight:700;letter-spacing:8px;color:${INK}">${escaped(code)}</p>`
}

function button({ label, url }: { label: string; url: string }): string {
  return `<p style="margin:0 0 24px"><a href="${escaped(url)}" style="display:inline-block;padding:12px 20px;background:${ACCENT};border-radius:6px;color:#ffffff;font-size:16px;font-weight:600;text-decoration:none">${escaped(label)}</a></p>
<p style="margin:0 0 16px;font-size:13px;line-height:1.5;color:${MUTED};overflow-wrap:anywhere">Or open this address: <a href="${escaped(url)}" style="color:${ACCENT}">${escaped(url)}</a></p>`
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign)
}
