import { expect, test } from 'vitest'
import { kindOfHost } from './place.ts'

test.each([
  ['banter.test', 'banter.test', 'apex'],
  ['BANTER.test:3000', 'banter.test:3000', 'apex'],
  ['admin.banter.test', 'banter.test', 'platform'],
  ['admin.localhost:3000', 'localhost:3000', 'platform'],
  ['uta.banter.test', 'banter.test', 'school'],
  ['admin.uta.banter.test', 'banter.test', 'school'],
  ['notbanter.test', 'banter.test', 'school'],
])('%s on %s is %s', (host, baseDomain, kind) => expect(kindOfHost({ host, baseDomain })).toBe(kind))
