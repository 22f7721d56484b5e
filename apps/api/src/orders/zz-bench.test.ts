import { readFileSync } from 'node:fs'
import { test } from 'vitest'
import { sql } from '@banter/tenants/database'
import { database } from '@banter/tenants/testing'
import { makeCampus, app } from '../../test/campus.ts'
import { fillWallet, list } from '../../test/money.ts'
import { randomUUID } from 'node:crypto'

const cpuOf = (pid: number) => { const f = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' '); return (Number(f[11]) + Number(f[12])) * 10 }
test('bench', async () => {
  const campus = await makeCampus()
  const seller = await campus.student('Sue')
  const buyers = await Promise.all(Array.from({ length: 20 }, () => campus.student('Bob')))
  for (const b of buyers) await fillWallet(campus, b, 100_000_000)
  const products = []
  for (let i = 0; i < 20; i++) products.push(await list(campus, seller, { stock: 1_000_000, price: 100 }))
  const one = async (i: number) => {
    const b = buyers[i % 20]!
    const r = await app.inject({ method: 'POST', url: '/api/v1/checkout', headers: { host: campus.host, authorization: `Bearer ${b.token}`, 'idempotency-key': randomUUID() }, payload: { method: 'wallet', items: [{ productId: products[(i * 7) % 20]!.id, quantity: 1 }] } })
    if (r.statusCode !== 201) throw new Error(r.body)
  }
  const run = async (n: number) => { let i = 0; const lat: number[] = []; const t = performance.now(); await Promise.all(Array.from({ length: 8 }, async () => { while (i < n) { const s = performance.now(); await one(i++); lat.push(performance.now() - s) } })); lat.sort((a, b) => a - b); return { s: (performance.now() - t) / 1000, p50: lat[lat.length >> 1], p99: lat[Math.floor(lat.length * .99)] } }
  await run(400)
  const pids = (await database.directory<{ pid: number }>(sql`select pid from pg_stat_activity where datname = current_database()`)).map(({ pid }) => pid)
  const pg0 = pids.reduce((s, p) => s + cpuOf(p), 0); const c0 = process.cpuUsage()
  const N = 1500
  const r = await run(N)
  const c = process.cpuUsage(c0); const pg = pids.reduce((s, p) => s + cpuOf(p), 0) - pg0
  console.log(JSON.stringify({ rps: N / r.s, ...r, appMs: (c.user + c.system) / 1000 / N, pgMs: pg / N, pids: pids.length }))
}, 120000)
