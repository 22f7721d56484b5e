import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { commandOf, endProcess } from './process-table.ts'

interface Note {
  pid: number
  command: string
  url: string
  /** What runs for it, with the start of each command line. */
  children: Record<string, { pid: number; command: string }>
}

/** Says in the data folder what runs on it, so that the next start can tell a running copy from a killed one. */
export class RunNote {
  private readonly file: string
  private note: Note

  constructor(dataDir: string, url: string) {
    this.file = path.join(dataDir, 'run.json')
    this.note = { pid: process.pid, command: commandOf(process.pid), url, children: {} }
  }

  /** Ends what a killed run left behind. @throws when that run is alive */
  async takeOver(): Promise<void> {
    const left = this.read()
    if (left && left.pid !== process.pid && runs(left)) {
      throw new Error(
        `Banter is already running on this data (process ${left.pid}, ${left.url}): stop it with Ctrl-C where it runs, or kill ${left.pid}.`,
      )
    }
    const children = Object.values(left?.children ?? {}).filter(runs)
    await Promise.all(children.map((child) => endProcess(child.pid, 5000)))
    this.write()
  }

  child(name: string, pid: number) {
    this.note.children[name] = { pid, command: commandOf(pid) }
    this.write()
  }

  remove() {
    rmSync(this.file, { force: true })
  }

  private write() {
    writeFileSync(this.file, JSON.stringify(this.note))
  }

  private read(): Note | undefined {
    try {
      return JSON.parse(readFileSync(this.file, 'utf8')) as Note
    } catch {
      return undefined
    }
  }
}

function runs({ pid, command }: { pid: number; command: string }) {
  return command !== '' && commandOf(pid) === command
}
