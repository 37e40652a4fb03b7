import type { Readable, Writable } from 'node:stream'

export type Output = Writable & { readonly isTTY?: boolean; readonly columns?: number }

/** The rim of the program: all that a command may touch besides files and stores. Tests pass their own. */
export interface Terminal {
  readonly stdin: Readable & { readonly isTTY?: boolean }
  /** Results. */
  readonly stdout: Output
  /** Talk: progress, hints, errors. */
  readonly stderr: Output
  /** Calls back at each Ctrl-C or SIGTERM until the answer is called. */
  readonly onInterrupt: (handler: () => void) => () => void
}

export function print(output: Output, text: string): void {
  output.write(text.endsWith('\n') ? text : `${text}\n`)
}

/** Prints and waits where the reader is slower than the writer, so that an export of any size stays out of memory. */
export async function printLine(output: Output, line: string): Promise<void> {
  if (!output.write(`${line}\n`)) await new Promise<void>((resolve) => output.once('drain', resolve))
}
