import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inspect } from 'node:util'
import ts from 'typescript'
import { afterAll, expect, it, vi } from 'vitest'
import { read, root } from './markdown.ts'

/** Examples of the page with what they print: a block of TypeScript, then the block that follows it. */
const examples = [...read('docs/library.md').matchAll(/^```ts\n([\s\S]*?)^```\n\n```\n([\s\S]*?)^```$/gmu)].map(
  ([, code = '', printed = '']) => ({
    code: code.replaceAll("from 'mingtu'", "from '../index.ts'"),
    printed,
  }),
)

// Beside index.ts, so that the types of packages are found.
const folder = mkdtempSync(join(root, '.library-'))
const files = examples.map(({ code }, k) => {
  const file = join(folder, `example-${String(k)}.ts`)
  writeFileSync(file, code)
  return file
})
afterAll(() => rmSync(folder, { recursive: true }))

it('the page has examples', () => {
  expect(examples.length).toBe(6)
  expect(read('docs/library.md').match(/^```ts$/gmu)).toHaveLength(examples.length)
})

it.each(examples.map(({ printed }, k) => [k, printed] as const))('example %i prints what is shown', async (k, printed) => {
  const lines: string[] = []
  const log = vi.spyOn(console, 'log').mockImplementation((...values: unknown[]) => {
    lines.push(values.map((value) => (typeof value === 'string' ? value : inspect(value))).join(' '))
  })
  try {
    await import(/* @vite-ignore */ files[k] ?? '')
  } finally {
    log.mockRestore()
  }
  expect(`${lines.join('\n')}\n`).toBe(printed)
})

it('the examples are right by their types', { timeout: 120_000 }, () => {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as { config: object }
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root)
  const program = ts.createProgram(files, {
    ...options,
    rewriteRelativeImportExtensions: false,
    allowImportingTsExtensions: true,
    noEmit: true,
  })
  const wrong = files.flatMap((file) => [...ts.getPreEmitDiagnostics(program, program.getSourceFile(file))])
  expect(wrong.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual([])
})
