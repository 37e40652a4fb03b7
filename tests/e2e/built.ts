import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/** Builds the page as it is in the sources now, into a folder of its own. */
export async function builtPage(): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), 'mingtu-page-'))
  await build({
    root: fileURLToPath(new URL('../../viewer/web', import.meta.url)),
    logLevel: 'error',
    build: { outDir, emptyOutDir: true },
  })
  return outDir
}
