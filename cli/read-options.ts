import type { Command } from 'commander'
import { MingtuError } from '../graph/errors.ts'
import { parseDate } from '../pipeline/read/index.ts'
import type { ReadOptions } from '../pipeline/read/index.ts'
import type { Terminal } from './terminal.ts'

/** Options of every command that reads pages. */
export interface ReadFlags {
  readonly source?: string
  readonly date?: string
  readonly edition?: string
  readonly home?: string
  readonly pattern?: string
  readonly meta?: string
}

export function withReadFlags(command: Command): Command {
  return command
    .option('--source <paper>', 'the paper, when the page does not say: 汐阳日报')
    .option('--date <day>', 'the day of the paper: 2024-01-29')
    .option('--edition <number>', 'the edition: 02版')
    .option('--home <place>', 'where the paper is at home, so that 市委 and 我市 are known: 岚川省汐阳市')
    .option('--pattern <pattern>', 'what file names say: {source}-{date}-{edition}.txt, with {title} and {*} (anything)')
    .option(
      '--meta <file.csv>',
      'a table with the columns file, source, date, edition, home, title, url (default: pages.csv in the folder)',
    )
}

export function readOptionsOf({ source, date, edition, home, pattern, meta }: ReadFlags, terminal: Terminal): ReadOptions {
  const day = date === undefined ? undefined : parseDate(date)
  if (day === null) throw new MingtuError('USAGE', `--date ${date ?? ''} is no date.`, 'Write it as 2024-01-29.')
  return {
    stdin: terminal.stdin,
    meta: {
      ...(source === undefined ? {} : { source }),
      ...(day === undefined ? {} : { date: day }),
      ...(edition === undefined ? {} : { edition }),
      ...(home === undefined ? {} : { home }),
    },
    ...(pattern === undefined ? {} : { pattern }),
    ...(meta === undefined ? {} : { sidecar: meta }),
  }
}
