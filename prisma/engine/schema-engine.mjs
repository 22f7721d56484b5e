#!/usr/bin/env node
// Offline stand-in for Prisma's native schema-engine: same argv + JSON-RPC-over-stdio protocol,
// backed by @prisma/schema-engine-wasm (from the npm registry) and @prisma/adapter-pg.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import readline from 'node:readline'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import pg from 'pg'

const require = createRequire(import.meta.url)
const argv = process.argv.slice(2)
const opt = { datamodels: [], datasource: {}, rest: [] }
for (let i = 0; i < argv.length; i++) {
  const a = argv[i]
  if (a === '--datamodels') opt.datamodels.push(argv[++i])
  else if (a === '--datasource') opt.datasource = JSON.parse(argv[++i])
  else if (a === '--enabled-preview-features' || a === '--extension-types') i++
  else opt.rest.push(a)
}
const log = (level, message, extra = {}) =>
  process.stderr.write(
    JSON.stringify({
      timestamp: new Date().toISOString(),
      level,
      fields: { message, ...extra },
      target: 'schema_engine::logger',
    }) + '\n',
  )

const adminUrl = (u) => {
  const x = new URL(u)
  const db = decodeURIComponent(x.pathname.slice(1))
  x.pathname = '/postgres'
  x.searchParams.delete('schema')
  return { url: x.toString(), db }
}
async function withClient(url, fn) {
  const c = new pg.Client({ connectionString: url })
  await c.connect()
  try {
    return await fn(c)
  } finally {
    await c.end()
  }
}
async function createDatabase(url) {
  const { url: admin, db } = adminUrl(url)
  await withClient(admin, (c) => c.query(`CREATE DATABASE ${pg.escapeIdentifier(db)}`)).catch((e) => {
    if (e.code !== '42P04') throw e
  })
  return db
}
const knownCode = (e) =>
  ({
    '3D000': 'P1003',
    '28P01': 'P1000',
    28000: 'P1000',
    ECONNREFUSED: 'P1001',
    ENOTFOUND: 'P1001',
    ETIMEDOUT: 'P1002',
  })[e.code] ?? 'P1001'

if (opt.rest.includes('--version') || opt.rest.includes('-V')) {
  console.log(
    `schema-engine-cli ${JSON.parse(readFileSync(path.join(path.dirname(require.resolve('@prisma/schema-engine-wasm/schema_engine_bg')), 'package.json'), 'utf8')).version}`,
  )
  process.exit(0)
}
if (opt.rest[0] === 'cli') {
  try {
    if (opt.rest[1] === 'can-connect-to-database')
      await withClient(opt.datasource.url, (c) => c.query('select 1'))
    else if (opt.rest[1] === 'create-database') await createDatabase(opt.datasource.url)
    else if (opt.rest[1] === 'drop-database') {
      const { url, db } = adminUrl(opt.datasource.url)
      await withClient(url, (c) => c.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(db)} WITH (FORCE)`))
    } else throw Object.assign(new Error(`unsupported cli command ${opt.rest[1]}`), { code: 'X' })
    log('INFO', 'ok')
    process.exit(0)
  } catch (e) {
    process.stderr.write('\n')
    log('ERROR', e.message, { error_code: knownCode(e), is_panic: false })
    process.exit(1)
  }
}

// --- WASM engine ---
const dir = path.dirname(require.resolve('@prisma/schema-engine-wasm/schema_engine_bg'))
const glue = await import(path.join(dir, 'schema_engine_bg.js'))
globalThis.PRISMA_WASM_PANIC_REGISTRY = {
  message: '',
  get() {
    return `${this.message}`
  },
  set_message(m) {
    this.message = `RuntimeError: ${m}`
  },
}
const mod = new WebAssembly.Module(readFileSync(path.join(dir, 'schema_engine_bg.wasm')))
const inst = new WebAssembly.Instance(mod, { './schema_engine_bg.js': glue })
glue.__wbg_set_wasm(inst.exports)
inst.exports.__wbindgen_start()

const schemaOf = (u) => new URL(u).searchParams.get('schema') ?? undefined

// Fixes over stock adapter-pg for schema-engine use: (1) "char" (oid 18) and friends have no column type,
// (2) executeScript() splits on every ';' which breaks $$ bodies and string literals -> simple protocol instead,
// (3) shadow DB must be dropped after its pool is closed.
const EXTRA_TYPES = {
  18: ColumnTypeEnum.Character,
  22: ColumnTypeEnum.Text,
  28: ColumnTypeEnum.Text,
  30: ColumnTypeEnum.Text,
  24: ColumnTypeEnum.Text,
  2205: ColumnTypeEnum.Text,
  2206: ColumnTypeEnum.Text,
  1003: ColumnTypeEnum.TextArray,
  194: ColumnTypeEnum.Text,
  705: ColumnTypeEnum.Text,
}
function harden(q) {
  const performIO = q.performIO.bind(q),
    queryRaw = q.queryRaw.bind(q)
  let patched = null
  q.performIO = async (query) => {
    const r = await performIO(query)
    patched = null
    r.fields = r.fields?.map((f, i) =>
      f.dataTypeID in EXTRA_TYPES
        ? (((patched ??= {})[i] = EXTRA_TYPES[f.dataTypeID]), { name: f.name, dataTypeID: 25 })
        : f,
    )
    return r
  }
  q.queryRaw = async (query) => {
    const r = await queryRaw(query)
    if (patched) for (const i in patched) r.columnTypes[i] = patched[i]
    return r
  }
  if (q.executeScript)
    q.executeScript = async (script) => {
      if (script.trim())
        try {
          await q.client.query(script)
        } catch (e) {
          q.onError(e)
        }
    }
  if (q.startTransaction) {
    const st = q.startTransaction.bind(q)
    q.startTransaction = async (iso) => harden(await st(iso))
  }
  return q
}
const open = async (url) =>
  harden(await new PrismaPg({ connectionString: url, max: 1 }, { schema: schemaOf(url) }).connect())
function factoryFor(url) {
  const base = new PrismaPg({ connectionString: url, max: 1 }, { schema: schemaOf(url) })
  return bindMigrationAwareSqlAdapterFactory({
    provider: base.provider,
    adapterName: base.adapterName,
    connect: () => open(url),
    async connectToShadowDb() {
      if (opt.datasource.shadowDatabaseUrl) return open(opt.datasource.shadowDatabaseUrl)
      const { url: admin } = adminUrl(url)
      const name = `prisma_migrate_shadow_db_${globalThis.crypto.randomUUID()}`
      await withClient(admin, (c) => c.query(`CREATE DATABASE "${name}" TEMPLATE template0`))
      const u = new URL(url)
      u.pathname = '/' + name
      const conn = await open(u.toString())
      const dispose = conn.dispose.bind(conn)
      conn.dispose = async () => {
        await dispose()
        await withClient(admin, (c) => c.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`))
      }
      return conn
    },
  })
}
const datamodels = () =>
  opt.datamodels.length ? opt.datamodels.map((f) => [f, readFileSync(f, 'utf8')]) : undefined
const engineFor = (factory) =>
  glue.SchemaEngine.new(
    { datamodels: datamodels() },
    (l) => process.env.DEBUG && process.stderr.write(`${l}\n`),
    factory,
  )
const fakeConn = () => ({
  provider: 'postgres',
  adapterName: '@prisma/adapter-pg',
  queryRaw: async (q) => {
    if (process.env.SHIM_DEBUG) console.error('FAKE', q.sql, q.args)
    return { columnNames: [], columnTypes: [], rows: [] }
  },
  executeRaw: async () => 0,
  executeScript: async () => {},
  dispose: async () => {},
  startTransaction: async () => {
    throw new Error('offline')
  },
  getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: true }),
})
const fakeFactory = {
  provider: 'postgres',
  adapterName: '@prisma/adapter-pg',
  connect: async () => fakeConn(),
  connectToShadowDb: async () => fakeConn(),
}
let main, offline
const isOffline = (m, p) =>
  m === 'diff' && [p.from, p.to].every((t) => t.tag === 'empty' || t.tag === 'schemaDatamodel')
const getEngine = (m, p) =>
  isOffline(m, p)
    ? (offline ??= engineFor(bindMigrationAwareSqlAdapterFactory(fakeFactory)))
    : (main ??= engineFor(factoryFor(opt.datasource.url)))

const send = (o) => process.stdout.write(JSON.stringify({ jsonrpc: '2.0', ...o }) + '\n')
const methodMap = { getDatabaseVersion: 'version' }
async function handle(req) {
  const { id, method, params } = req
  try {
    if (method === 'createDatabase')
      return send({
        id,
        result: { databaseName: await createDatabase(params.datasource?.url ?? opt.datasource.url) },
      })
    const engine = await getEngine(method, params)
    const fn = methodMap[method] ?? method
    if (typeof engine[fn] !== 'function')
      throw new Error(`schema-engine shim: method ${method} is not supported`)
    let result = await engine[fn](params)
    if (method === 'diff' && result?.stdout != null) {
      process.stdout.write(
        JSON.stringify({ jsonrpc: '2.0', id: 'print', method: 'print', params: { content: result.stdout } }) +
          '\n',
      )
      result = { ...result, stdout: null }
    }
    send({ id, result: result ?? null })
  } catch (e) {
    if (process.env.SHIM_DEBUG) console.error('SHIM', method, e)
    const panic = e instanceof WebAssembly.RuntimeError
    send({
      id,
      error: {
        code: 4466,
        message: e.message ?? String(e),
        data: {
          is_panic: panic,
          message: panic ? globalThis.PRISMA_WASM_PANIC_REGISTRY.get() : (e.message ?? String(e)),
          error_code: e.code,
          meta: e.meta,
        },
      },
    })
  }
}
let chain = Promise.resolve(),
  pending = 0
const rl = readline.createInterface({ input: process.stdin, crlfDelay: Infinity })
rl.on('line', (l) => {
  if (l.trim()) {
    const m = JSON.parse(l)
    if (!m.method) return
    chain = chain.then(() => handle(m))
  }
})
rl.on('close', () => chain.then(() => process.exit(0)))
