import { moneyWords } from '@banter/billing/money-words'
import PDFDocument from 'pdfkit'
import type { Receipt } from './contract.ts'

const LEFT = 56
const RIGHT = 539
const GREY = '#5b6472'
const LINE = '#d9dde3'

/** A receipt on one sheet of letter paper, or as many as its items need. */
export function receiptPdf(receipt: Receipt, issuedAt: Date): Promise<Buffer<ArrayBuffer>> {
  const sheet = new PDFDocument({
    size: 'LETTER',
    margin: LEFT,
    lang: 'en-US',
    info: {
      Title: `Receipt ${receipt.reference}`,
      Author: 'Banter',
      CreationDate: issuedAt,
    },
  })
  const parts: Buffer[] = []
  sheet.on('data', (part: Buffer) => parts.push(part))
  const whole = new Promise<Buffer<ArrayBuffer>>((done, failed) => {
    sheet.on('end', () => done(Buffer.concat(parts)))
    sheet.on('error', failed)
  })
  writeHead(sheet, receipt)
  writeItems(sheet, receipt)
  writeSums(sheet, receipt)
  sheet.moveDown(2).font('Helvetica').fontSize(9).fillColor(GREY)
  sheet.text(readable(receipt.note), LEFT).moveDown(0.5)
  sheet.text('Keep this receipt. It is no invoice for taxes: sales between students are private sales.', LEFT)
  sheet.end()
  return whole
}

type Sheet = InstanceType<typeof PDFDocument>

function writeHead(sheet: Sheet, { reference, school, buyer, seller, paidAt, completedAt, role }: Receipt) {
  sheet.font('Helvetica-Bold').fontSize(22).text('Receipt', LEFT, LEFT)
  sheet
    .font('Helvetica')
    .fontSize(10)
    .fillColor(GREY)
    .text(readable(`Banter at ${school}`))
    .moveDown()
  const facts: [string, string][] = [
    ['Order', reference],
    [role === 'buyer' ? 'Bought by' : 'Sold by', role === 'buyer' ? buyer : seller],
    [role === 'buyer' ? 'Sold by' : 'Bought by', role === 'buyer' ? seller : buyer],
    ...(paidAt ? [['Paid', dayOf(paidAt)] as [string, string]] : []),
    ...(completedAt ? [['Completed', dayOf(completedAt)] as [string, string]] : []),
  ]
  for (const [label, fact] of facts) {
    const { y } = sheet
    sheet.fillColor(GREY).text(label, LEFT, y, { width: 90 })
    sheet.fillColor('black').text(readable(fact), LEFT + 95, y, { width: RIGHT - LEFT - 95 })
  }
  sheet.moveDown()
  rule(sheet)
}

function writeItems(sheet: Sheet, { items }: Receipt) {
  for (const { title, quantity, unitPrice, lineTotal } of items) {
    const each = quantity > 1 ? ` (${quantity} x ${sumOf(unitPrice)})` : ''
    writeLine(sheet, `${title}${each}`, sumOf(lineTotal))
  }
  rule(sheet)
}

function writeSums(sheet: Sheet, { sums, total }: Receipt) {
  for (const { label, amount } of sums) writeLine(sheet, label, sumOf(amount))
  rule(sheet)
  sheet.font('Helvetica-Bold').fontSize(12)
  writeLine(sheet, total.label, sumOf(total.amount))
}

/** The sum stands beside the first line of the label, however long that is. */
function writeLine(sheet: Sheet, label: string, sum: string) {
  if (sheet.y > sheet.page.height - 110) sheet.addPage()
  const { y } = sheet
  sheet.fillColor('black').text(sum, RIGHT - 110, y, { width: 110, align: 'right' })
  sheet.text(readable(label), LEFT, y, { width: RIGHT - LEFT - 130 }).moveDown(0.35)
}

function rule(sheet: Sheet) {
  sheet.moveDown(0.3).strokeColor(LINE).moveTo(LEFT, sheet.y).lineTo(RIGHT, sheet.y).stroke().moveDown(0.7)
}

const sumOf = ({ amount, currency }: { amount: number; currency: string }) => moneyWords(amount, currency)

const dayOf = (moment: string) =>
  new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(moment))

/** The fonts that every reader has know Western letters only: others keep their base letter, or become a question mark. */
function readable(text: string): string {
  return [...text]
    .map((letter) =>
      isWestern(letter) ? letter : (letter.normalize('NFKD').match(/[\x20-\x7e]/)?.[0] ?? '?'),
    )
    .join('')
}

const isWestern = (letter: string) => /[\x20-\x7e\xa0-\xff‘’“”–—…€•]/.test(letter)
