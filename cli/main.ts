#!/usr/bin/env -S MALLOC_ARENA_MAX=2 node --heap-growing-percent=50
// A large build holds a third less memory so: threads share the pools of the C library (glibc, mallopt(3)), and garbage is collected earlier.
import { FAILED } from './exit-codes.ts'
import { run } from './run.ts'

const SIGNALS = ['SIGINT', 'SIGTERM'] as const

// Whoever reads the results may have seen enough (… | head): that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE')
    process.stderr.write(`The output cannot be written: ${error.message}\nCheck the free space and the permissions.\n`)
  process.exit(error.code === 'EPIPE' ? 0 : FAILED)
})
// Nobody listens to the talk: the work goes on.
process.stderr.on('error', () => undefined)

process.exitCode = await run(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  onInterrupt: (handler) => {
    for (const signal of SIGNALS) process.on(signal, handler)
    return () => {
      for (const signal of SIGNALS) process.off(signal, handler)
    }
  },
})
