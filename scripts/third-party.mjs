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

## Known advisories

Looked up by hand on 27 November 2026, since the registry's audit was not to be had; the versions above are past every one that was found: adm-zip before 0.6.1
(CVE-2026-39244, CVE-2026-77301), @xmldom/xmldom before 0.8.15 (CVE-2026-83608, GHSA-6gmq-8vp8-gcm6), underscore before 1.13.8 (CVE-2026-27601), lodash before
4.18.0 (CVE-2026-2950), protobufjs before 7.5.8 (CVE-2026-41242, CVE-2026-44291), qs before 6.15.2 (GHSA-77pp-x47r-87cw), form-data before 4.0.6 (CVE-2026-12143),
hono before 4.13.5 (GHSA-gqvv-2mrq-wpjv), @hono/node-server before 1.19.15 (GHSA-frvp-7c67-39w9), sharp before 0.35.4 (GHSA-f88m-g3jw-g9cj, GHSA-rgj7-g3m4-5g8c).
Where your network has it, \`npm audit --omit=dev\` tells the newest.

hanlp-client asks for superagent 3 and, by austack-node, for jsonwebtoken 7, which have advisories; this project overrides both (\`overrides\` in package.json). npm heeds
overrides of the project alone that it installs into: where Mingtu is installed as a package, copy them into your own package.json. The client is loaded for
\`--tagger hanlp:…\` alone.

## Data

The table of China's administrative divisions, with its source and licence: [pipeline/gazetteer/NOTICE.md](pipeline/gazetteer/NOTICE.md).
What the bundled model was trained on: [models/README.md](models/README.md).
`)
