import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { run } from '../../cli/run.ts'

export interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Runs a command line in this process, on a terminal that keeps what is printed. */
export async function mingtu(argv: readonly string[], stdin = ''): Promise<Ran> {
  const printed = { out: '', err: '' }
  const output = (name: keyof typeof printed): Writable =>
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        printed[name] += chunk.toString()
        done()
      },
    })
  const code = await run(argv, {
    stdin: Readable.from([Buffer.from(stdin)]),
    stdout: output('out'),
    stderr: output('err'),
    onInterrupt: () => () => undefined,
  })
  return { code, ...printed }
}

export const newFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'mingtu-cli-'))
