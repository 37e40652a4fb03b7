// Runs before the install scripts of the packages that Mingtu needs. That of onnxruntime-node fetches libraries for graphics cards on Linux: 300 MB that
// Mingtu has no use for, from a host that many networks do not let through, and the whole installation fails with it. It leaves alone what is
// there already, so each library is stood in for by a line of text. Nothing is touched where the runtime was asked for by other means.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const RUNTIME = 'onnxruntime-node'
const USERS = [RUNTIME, '@huggingface/transformers']
const STAND_IN = `Not fetched: Mingtu has no use for it. Delete this file and run "npm rebuild ${RUNTIME}" to get it.\n`

const require = createRequire(import.meta.url)

/** Whether the project that is being installed into, or the command, says itself what it wants of the runtime. */
function isAskedFor() {
  if (Object.keys(process.env).some((name) => /^(?:npm_config_)?onnxruntime_node_install/i.test(name))) return true
  const manifest = join(process.env.INIT_CWD ?? '.', 'package.json')
  if (!existsSync(manifest)) return false
  const { name, dependencies = {}, devDependencies = {} } = JSON.parse(readFileSync(manifest, 'utf8'))
  return name === 'mingtu' || USERS.some((user) => user in dependencies || user in devDependencies)
}

/** The files that its script would fetch here. */
function missing() {
  const root = dirname(require.resolve(`${RUNTIME}/package.json`))
  const { requirements, manifests } = require(`${RUNTIME}/script/install-metadata.js`)
  const platform = `${process.platform}/${process.arch}`
  const folder = join(root, 'bin/napi-v6', platform)
  const names = (requirements[platform] ?? []).flatMap((set) => Object.keys(manifests[`${platform}:${set}`] ?? {}))
  return names.map((name) => join(folder, name)).filter((path) => existsSync(folder) && !existsSync(path))
}

try {
  if (!isAskedFor()) for (const path of missing()) writeFileSync(path, STAND_IN)
} catch {
  // Another version of the runtime, which is laid out otherwise: it installs itself as it likes.
}
