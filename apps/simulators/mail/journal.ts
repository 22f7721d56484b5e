import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Message } from './message.ts'

/** A file with one mail per line, appended to and now and then written anew; without a file it keeps nothing. */
export class Journal {
  private lines = 0

  constructor(
    private readonly file: string | undefined,
    private readonly capacity: number,
  ) {}

  read(): Map<string, Message> {
    const messages = new Map<string, Message>()
    if (!this.file || !existsSync(this.file)) return messages
    for (const line of readFileSync(this.file, 'utf8').split('\n')) {
      const message = parse(line)
      if (message) messages.set(message.id, message)
    }
    // A last line that was cut off would spoil the next one.
    this.rewrite(messages)
    return messages
  }

  add(message: Message, all: Map<string, Message>) {
    if (!this.file) return
    if (this.lines >= this.capacity * 2) return this.rewrite(all)
    mkdirSync(path.dirname(this.file), { recursive: true })
    appendFileSync(this.file, `${JSON.stringify(message)}\n`)
    this.lines += 1
  }

  rewrite(all: Map<string, Message>) {
    if (!this.file) return
    mkdirSync(path.dirname(this.file), { recursive: true })
    const text = [...all.values()].map((message) => `${JSON.stringify(message)}\n`).join('')
    writeFileSync(`${this.file}.new`, text)
    renameSync(`${this.file}.new`, this.file)
    this.lines = all.size
  }
}

function parse(line: string): Message | undefined {
  try {
    return line ? (JSON.parse(line) as Message) : undefined
  } catch {
    return undefined
  }
}
