// node scripts/third-party.mjs > THIRD_PARTY.md: the packages that Mingtu runs with or carries in its page, by licence; their versions are those
// of the lock file. Run it after a dependency is added.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (path) => readFileSync(join(root, path), 'utf8')
const manifest = JSON.parse(read('package.json'))
const { packages } = JSON.parse(read('package-lock.json'))

/** A package's place in the lock file as `from` finds it: in its own node_modules, else in those of the folders above. */
function resolve(name, from) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(folder.lastIndexOf('/node_modules/'), 0))) {
    const path = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`
    if (packages[path] !== undefined) return path
    if (folder === '') return null
  }
}

/** The packages named and all that they need; an optional one that the lock file leaves out is none. */
function closure(names) {
  const found = new Set()
  const visit = (name, from) => {
    const path = resolve(name, from)
    if (path === null || found.has(path)) return
    found.add(path)
    const { dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta } = packages[path]
    const peers = Object.keys(peerDependencies ?? {}).filter((peer) => peerDependenciesMeta?.[peer]?.optional !== true)
    for (const needed of [...Object.keys({ ...dependencies, ...optionalDependencies }), ...peers]) visit(needed, path)
  }
  for (const name of names) visit(name, '')
  return found
}

/** Packages that the page's sources import: the bundler puts them into dist/viewer/web. */
function importedByPage() {
  const sources = readdirSync(join(root, 'viewer/web/src'), { recursive: true }).filter((name) => /\.(?:tsx?|css)$/.test(name))
  const names = Object.keys(manifest.devDependencies).filter((name) => !name.startsWith('@types/'))
  const text = sources.map((name) => read(join('viewer/web/src', name))).join('\n')
  return names.filter((name) => text.includes(`'${name}'`) || text.includes(`'${name}/`))
}

function table(paths) {
  const byLicence = new Map()
  for (const path of paths) {
    const { version, license = 'not stated' } = packages[path]
    const entry = `${path.slice(path.lastIndexOf('node_modules/') + 13)} ${version}`
    byLicence.set(license, (byLicence.get(license) ?? new Set()).add(entry))
  }
  const rows = [...byLicence].sort(([a, x], [b, y]) => y.size - x.size || (a < b ? -1 : 1))
  return [
    '| licence | packages |',
    '|---|---|',
    ...rows.map(([licence, names]) => `| ${licence} | ${[...names].sort().join(', ')} |`),
  ].join('\n')
}

const run = closure(Object.keys(manifest.dependencies))
const page = [...closure(importedByPage())].filter((path) => !run.has(path))

process.stdout.write(`# Third-party software and data

Written by \`node scripts/third-party.mjs\` from the lock file. Each package's full licence text lies in its folder under \`node_modules/\`.

## Packages that Mingtu runs with

Installed beside Mingtu, unchanged. Those for other systems than yours are listed here and not installed.

${table(run)}

## Packages in the page

Bundled into \`dist/viewer/web\` by the build.

${table(page)}

## Compatible with MIT

Mingtu itself is MIT. What is installed beside it keeps its own licence: permissive ones (MIT, ISC, BSD, 0BSD, Apache-2.0, Zlib, CC0), of a choice of licences
the permissive one (jszip: MIT, not GPL), and libvips (LGPL-3.0-or-later), which the optional package sharp of the model's runtime loads as a library of its own, unchanged
and replaceable, as that licence asks; Mingtu calls none of it.

## Data

The table of China's administrative divisions, with its source and licence: [pipeline/gazetteer/NOTICE.md](pipeline/gazetteer/NOTICE.md).
What the bundled model was trained on: [models/README.md](models/README.md).
`)
