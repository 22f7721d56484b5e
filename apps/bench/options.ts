import { parseArgs } from 'node:util'
import { type RowName, rowNames } from './rows/names.ts'

export interface Options {
  names: RowName[]
  schools: number
  rows: number
  /** Of measuring, for each row and side; a third of it before that to warm up. */
  seconds: number
  out: string | undefined
  /** Folder for CPU profiles of the product's processes. */
  profile: string | undefined
}

const usage = `pnpm bench [names…] [--rows 10000] [--schools 10] [--seconds 4] [--out file.json] [--profile folder]
names: ${rowNames.join(', ')}`

/** @throws one sentence about what is wrong with the arguments */
export function readOptions(args: string[]): Options {
  const { values, positionals } = parse(args)
  const unknown = positionals.filter((name) => !rowNames.some((one) => one === name))
  if (unknown.length) throw new Error(`There is no row called ${unknown.join(', ')}.\n${usage}`)
  return {
    names: rowNames.filter((name) => !positionals.length || positionals.includes(name)),
    schools: atLeast(1, 'schools', values.schools),
    rows: atLeast(1_000, 'rows', values.rows),
    seconds: atLeast(0.5, 'seconds', values.seconds),
    out: values.out,
    profile: values.profile,
  }
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args: args.filter((argument) => argument !== '--'),
      allowPositionals: true,
      options: {
        rows: { type: 'string', default: '10000' },
        schools: { type: 'string', default: '10' },
        seconds: { type: 'string', default: '4' },
        out: { type: 'string' },
        profile: { type: 'string' },
      },
    })
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}\n${usage}`)
  }
}

function atLeast(least: number, name: string, text: string): number {
  const value = Number(text)
  if (!(value >= least)) throw new Error(`--${name} is a number from ${least} on.\n${usage}`)
  return value
}
