import type { Marked } from './contract.ts'

const EXCERPT = 180
const BEFORE = 50

/** Lower case and without accents, as the index has it. */
export const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

export const wordsOf = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? []

/** Marks the words of a text that were asked for: the same word, one that begins so, or one that only its ending tells apart. */
export function mark(
  text: string,
  asked: string[],
  like: (word: string, asked: string) => boolean = sameWord,
): Marked {
  const marks = [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)]
    .filter(([word]) => asked.some((one) => like(fold(word), one)))
    .map(({ index, 0: word }): [number, number] => [index, index + word.length])
  return { text, marks }
}

/** The part of a text in which the first of these words is. */
export function excerpt(
  text: string,
  asked: string[],
  like?: (word: string, asked: string) => boolean,
): Marked {
  const line = text.replace(/\s+/g, ' ').trim()
  const first = mark(line, asked, like).marks[0]?.[0] ?? 0
  const start = first > EXCERPT - BEFORE ? nextWord(line, first - BEFORE) : 0
  const rest = line.slice(start, start + EXCERPT)
  const cut =
    start + EXCERPT < line.length ? `${rest.slice(0, Math.max(rest.lastIndexOf(' '), 1)).trimEnd()}…` : rest
  return mark((start ? '…' : '') + cut, asked, like)
}

const nextWord = (line: string, at: number) => line.indexOf(' ', at) + 1

/** "books" and "book", "calc" and "calculus"; not "car" and "care". */
export function sameWord(word: string, asked: string): boolean {
  if (word === asked) return true
  if (asked.length > 1 && word.startsWith(asked)) return true
  return word.length > 2 && asked.startsWith(word) && asked.length - word.length < 4
}

/** Also words that somebody could have meant: they share four of ten of their runs of three letters. */
export const eitherWord = (word: string, asked: string) =>
  sameWord(word, asked) || likeness(word, asked) >= 0.4

export function likeness(a: string, b: string): number {
  const [ours, theirs] = [runsOf(a), runsOf(b)]
  const both = [...ours].filter((run) => theirs.has(run)).length
  return both / (ours.size + theirs.size - both)
}

function runsOf(word: string): Set<string> {
  const padded = `  ${word} `
  return new Set(Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3)))
}
