import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'

interface Row {
  id: string
  /** In the log file: the row of this id is no more. */
  $removed?: true
}
type Undo = () => void
type Change = (table: string, row: Row, undo: Undo) => void

/** Rows of one kind in the order they were first written; rows are replaced, never changed in place. */
export class Collection<T extends Row> {
  private readonly rows = new Map<string, T>()

  constructor(
    private readonly name: string,
    private readonly changed: Change,
  ) {}

  get size(): number {
    return this.rows.size
  }

  get(id: string): T | undefined {
    return this.rows.get(id)
  }

  put(row: T): T {
    const before = this.rows.get(row.id)
    this.rows.set(row.id, row)
    this.changed(this.name, row, () => {
      if (before) this.rows.set(row.id, before)
      else this.rows.delete(row.id)
    })
    return row
  }

  remove(id: string): void {
    const before = this.rows.get(id)
    if (!before) return
    this.rows.delete(id)
    this.changed(this.name, { id, $removed: true }, () => this.rows.set(id, before))
  }

  values(): T[] {
    return [...this.rows.values()]
  }

  newestFirst(): T[] {
    return this.values().reverse()
  }

  /** Restores a row read from disk. */
  load(row: Row): void {
    if (row.$removed) this.rows.delete(row.id)
    else this.rows.set(row.id, row as T)
  }

  clear(): void {
    this.rows.clear()
  }
}

/** Collections with all-or-nothing changes, kept in a log file so that a restart finds them again. */
export class Store {
  private readonly collections = new Map<string, Collection<Row>>()
  private batch: { lines: [string, Row][]; undo: Undo[] } | undefined
  private file: number | undefined

  constructor(private readonly path?: string) {}

  collection<T extends Row>(name: string): Collection<T> {
    const created = new Collection<T>(name, (table, row, undo) => this.record(table, row, undo))
    this.collections.set(name, created as unknown as Collection<Row>)
    return created
  }

  get changing(): boolean {
    return this.batch !== undefined
  }

  /** Runs `work` so that either all of its changes are kept and written, or none. */
  transaction<R>(work: () => R): R {
    if (this.batch) return work()
    const batch = { lines: [] as [string, Row][], undo: [] as Undo[] }
    this.batch = batch
    try {
      const result = work()
      if (this.file !== undefined && batch.lines.length > 0) {
        writeSync(this.file, `${JSON.stringify(batch.lines)}\n`)
      }
      return result
    } catch (error) {
      for (const undo of batch.undo.reverse()) undo()
      throw error
    } finally {
      this.batch = undefined
    }
  }

  /** Runs `work` inside a transaction only to see what it gives: everything it changed is undone. */
  rehearse<R>(work: () => R): R {
    const batch = this.batch
    if (!batch) throw new Error('a rehearsal outside a transaction')
    const lines = batch.lines.length
    const undos = batch.undo.length
    try {
      return work()
    } finally {
      for (const undo of batch.undo.splice(undos).reverse()) undo()
      batch.lines.length = lines
    }
  }

  /** Reads the log, drops a last line a crash cut short, and rewrites the log without history. */
  open(): void {
    if (!this.path) return
    mkdirSync(dirname(this.path), { recursive: true })
    if (existsSync(this.path)) this.replay(readFileSync(this.path, 'utf8'))
    this.rewrite()
  }

  clear(): void {
    for (const collection of this.collections.values()) collection.clear()
    if (this.path) this.rewrite()
  }

  close(): void {
    if (this.file !== undefined) closeSync(this.file)
    this.file = undefined
  }

  private replay(log: string): void {
    const complete = log.slice(0, log.lastIndexOf('\n') + 1)
    for (const line of complete.split('\n').filter(Boolean)) {
      for (const [table, row] of JSON.parse(line) as [string, Row][]) {
        this.collections.get(table)?.load(row)
      }
    }
  }

  private rewrite(): void {
    const path = this.path
    if (!path) return
    this.close()
    const rows = [...this.collections].flatMap(([name, each]) => each.values().map((row) => [[name, row]]))
    const temporary = `${path}.new`
    writeFileSync(temporary, rows.map((line) => `${JSON.stringify(line)}\n`).join(''), { mode: 0o600 })
    renameSync(temporary, path)
    this.file = openSync(path, 'a', 0o600)
  }

  private record(table: string, row: Row, undo: Undo): void {
    if (!this.batch) throw new Error(`${table} changed outside a transaction`)
    this.batch.lines.push([table, row])
    this.batch.undo.push(undo)
  }
}
