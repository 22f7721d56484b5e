import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

export interface Name {
  kind: string
  type: string
  publicId: string
}

export interface Asset extends Name {
  assetId: string
  version: number
  format: string
  bytes: number
  width: number
  height: number
  durationMs: number
  phash: string | null
  colour: string
  createdAt: string
}

/** Files and what is known of them, in one folder; in a temporary one when none is given. What is made of a file lies beside it. */
export class Store {
  readonly folder: string
  private readonly temporary: boolean
  private readonly assets = new Map<string, Asset>()
  private readonly making = new Map<string, Promise<Buffer>>()

  constructor(folder: string | undefined) {
    this.temporary = folder === undefined
    this.folder = folder ?? mkdtempSync(path.join(tmpdir(), 'media-'))
    mkdirSync(this.folder, { recursive: true })
    for (const name of readdirSync(this.folder).filter((one) => one.endsWith('.json'))) {
      const asset = JSON.parse(readFileSync(path.join(this.folder, name), 'utf8')) as Asset
      this.assets.set(keyOf(asset), asset)
    }
  }

  find(name: Name): Asset | undefined {
    return this.assets.get(keyOf(name))
  }

  all(): Asset[] {
    return [...this.assets.values()]
  }

  async keep(asset: Asset, bytes: Buffer): Promise<void> {
    const base = this.place(asset)
    await write(`${base}.bin`, bytes)
    await write(`${base}.json`, JSON.stringify(asset))
    this.assets.set(keyOf(asset), asset)
  }

  read(asset: Asset): Promise<Buffer> {
    return readFile(`${this.place(asset)}.bin`)
  }

  file(asset: Asset): string {
    return `${this.place(asset)}.bin`
  }

  /** Something made of an asset, once. */
  async derived(asset: Asset, what: string, make: () => Promise<Buffer>): Promise<Buffer> {
    const file = path.join(`${this.place(asset)}.d`, digest(what))
    if (existsSync(file)) return readFile(file)
    const running = this.making.get(file) ?? this.make(asset, file, make)
    this.making.set(file, running)
    return running.finally(() => this.making.delete(file))
  }

  private async make(asset: Asset, file: string, make: () => Promise<Buffer>): Promise<Buffer> {
    const made = await make()
    // Destroyed while it was made: it must not come back as one of its sizes.
    if (this.find(asset) !== asset) return made
    mkdirSync(path.dirname(file), { recursive: true })
    await write(file, made)
    return made
  }

  /** The same file under another name; what was made of it under the old one is gone. */
  async rename(from: Name, to: Name): Promise<Asset | undefined> {
    const asset = this.find(from)
    if (!asset) return undefined
    const bytes = await this.read(asset)
    const renamed = { ...asset, ...to }
    await this.keep(renamed, bytes)
    await this.remove(from)
    return renamed
  }

  async remove(name: Name): Promise<Asset | undefined> {
    const asset = this.find(name)
    if (!asset) return undefined
    this.assets.delete(keyOf(name))
    const base = this.place(asset)
    for (const end of ['.json', '.bin', '.d']) await rm(base + end, { recursive: true, force: true })
    return asset
  }

  async clear(): Promise<void> {
    for (const asset of this.all()) await this.remove(asset)
  }

  close(): void {
    if (this.temporary) rmSync(this.folder, { recursive: true, force: true })
  }

  private place(asset: Asset): string {
    return path.join(this.folder, digest(keyOf(asset)))
  }
}

const keyOf = ({ kind, type, publicId }: Name) => `${kind}/${type}/${publicId}`

/** Names come from outside and never become a path. */
const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 40)

async function write(file: string, content: Buffer | string) {
  await writeFile(`${file}.new`, content)
  await rename(`${file}.new`, file)
}
