import { fork } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { GraphView } from '../../graph/view.ts'
import { layoutInput } from '../layout/input.ts'
import type { LayoutInput, LayoutResult } from '../layout/arrangement.ts'

/** Where each entity of a view stands, in the order of the view's nodes, and which community it belongs to. */
export interface BakedLayout {
  /** x and y by turns, rounded to hundredths of a pixel at full size. */
  readonly positions: readonly number[]
  /** Communities from the largest, 0. */
  readonly communities: readonly number[]
}

/** Raised when the layout itself changes, so that what was baked by an older one is baked again. */
const RECIPE = 2

/** Equal graphs have equal keys, however they were read. */
export const keyOf = (input: LayoutInput): string =>
  createHash('sha256')
    .update(JSON.stringify([RECIPE, input]))
    .digest('hex')
    .slice(0, 32)

const fileOf = (input: LayoutInput): string => `${keyOf(input)}.json`

/** Takes out of the folder what is the layout of none of these views: graphs as they were once. */
export async function pruned(folder: string, views: readonly GraphView[]): Promise<void> {
  const kept = new Set(views.map((view) => fileOf(layoutInput(view.nodes, view.edges))))
  for (const name of await readdir(folder)) if (/^[0-9a-f]{32}\.json/.test(name) && !kept.has(name)) await rm(join(folder, name))
}

function arrangeAside(input: LayoutInput): Promise<LayoutResult> {
  // From source the process needs the loader that runs its parent; compiled it needs none.
  const fromSource = import.meta.url.endsWith('.ts')
  const script = fileURLToPath(new URL(fromSource ? './bake-process.ts' : './bake-process.js', import.meta.url))
  const child = fork(script, {
    execArgv: fromSource ? ['--import', 'tsx'] : [],
    serialization: 'advanced', // arrays of numbers as they are
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  // It must not keep a server alive that was asked to stop.
  child.unref()
  child.channel?.unref()
  return new Promise<LayoutResult>((resolve, reject) => {
    child.once('message', (made) => {
      resolve(made as LayoutResult) // sent by bake-process.ts
    })
    child.once('error', reject)
    child.once('exit', (code) => {
      reject(new Error(`the layout process ended with ${String(code)}`))
    })
    child.send(input)
  }).finally(() => child.kill('SIGKILL'))
}

const listed = ({ positions, communities }: LayoutResult): BakedLayout => ({ positions: [...positions], communities: [...communities] })

/** From the order of ids, in which a layout is made and kept, to that of the view. */
function inOrderOf(view: GraphView, input: LayoutInput, { positions, communities }: BakedLayout): BakedLayout {
  const at = new Map(input.nodes.map(({ id }, index) => [id, index]))
  const places = view.nodes.map(({ id }) => at.get(id) ?? 0)
  return {
    positions: places.flatMap((index) => [positions[2 * index] ?? 0, positions[2 * index + 1] ?? 0]),
    communities: places.map((index) => communities[index] ?? 0),
  }
}

/**
 * The layout of a view: from the folder where it was kept, or made in a thread and kept there. `null` keeps nothing. The file is named after
 * what it is the layout of, so a graph that has changed finds none.
 */
export async function baked(view: GraphView, folder: string | null): Promise<BakedLayout> {
  const input = layoutInput(view.nodes, view.edges)
  const file = folder === null ? null : join(folder, fileOf(input))
  const kept = file === null ? null : await readFile(file, 'utf8').catch(() => null) // not baked yet
  if (kept !== null) return inOrderOf(view, input, JSON.parse(kept) as BakedLayout) // written below
  const layout = listed(await arrangeAside(input))
  if (file !== null && folder !== null) {
    await mkdir(folder, { recursive: true })
    // Whole or not at all: a server can be stopped while it writes.
    await writeFile(`${file}.part`, JSON.stringify(layout))
    await rename(`${file}.part`, file)
  }
  return inOrderOf(view, input, layout)
}
