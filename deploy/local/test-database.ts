import { tmpdir } from 'node:os'
import path from 'node:path'
import { migrate } from '@banter/prisma/migrate'
import type {} from '@banter/prisma/testing'
import pg from 'pg'
import type { TestProject } from 'vitest/node'

const template = 'banter_template'

/** Starts PostgreSQL for one run of the tests and migrates the template that every worker clones. */
export default async function setup(project: TestProject) {
  const server = process.env.TEST_DATABASE_URL
    ? { url: process.env.TEST_DATABASE_URL, stop: async () => {} }
    : await (await import('./postgres.ts')).startPostgres({
        dataDir: path.join(tmpdir(), `banter-test-${process.pid}-${project.name}`),
        port: 0,
        fast: true,
        temporary: true,
      })
  const passwords = { appPassword: 'app-in-tests', relayPassword: 'relay-in-tests' }
  const owner = new pg.Client({ connectionString: server.url })
  await owner.connect()
  await owner.query(`drop database if exists ${template}`)
  await owner.query(`create database ${template}`)
  await owner.end()
  const url = new URL(server.url)
  url.pathname = `/${template}`
  await migrate({ ownerUrl: url.toString(), ...passwords })
  project.provide('postgres', { ownerUrl: server.url, template, ...passwords })
  return () => server.stop()
}
