// What a fresh clone needs before anything runs: the packages of the lock file, and the build. Plain Node, since nothing is installed yet.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

const SOURCES = ['index.ts', 'cli', 'pipeline', 'graph', 'viewer', 'package.json', 'tsconfig.json', 'tsconfig.build.json']
// The first and the last file that the build writes: when both are newer than every source, the build ran to its end.
const BUILT = ['dist/cli/main.js', 'dist/viewer/web/index.html']

/** Runs a command in the project's folder with its output shown; answers its exit status. */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32', ...options })
  if (result.error) throw result.error
  return result.status ?? 1
}

function runOrExit(command, args) {
  const status = run(command, args)
  if (status !== 0) {
    console.error(`\n${command} ${args.join(' ')} ended with status ${status}; see its messages above.`)
    process.exit(status)
  }
}

export function requireNode() {
  const wanted = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).engines.node.replace('>=', '')
  const [major, minor] = process.versions.node.split('.').map(Number)
  const [wantedMajor, wantedMinor] = wanted.split('.').map(Number)
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return
  console.error(`Mingtu needs Node ${wanted} or newer; this is Node ${process.versions.node}. Get a current one at https://nodejs.org.`)
  process.exit(1)
}

/** npm writes node_modules/.package-lock.json last; where it is older than the lock file, the packages are not those of the lock file. */
export function ensureInstalled() {
  const installed = join(root, 'node_modules/.package-lock.json')
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs) return
  console.log('Installing packages (npm ci)…')
  runOrExit('npm', ['ci', '--no-audit', '--no-fund'])
}

export function ensureBuilt() {
  const built = BUILT.map((path) => join(root, path))
  const newest = Math.max(...SOURCES.map((path) => newestIn(join(root, path))))
  if (built.every((path) => existsSync(path) && statSync(path).mtimeMs > newest)) return
  console.log('Building (npm run build)…')
  runOrExit('npm', ['run', '--silent', 'build'])
}

function newestIn(path) {
  const stats = statSync(path)
  if (!stats.isDirectory()) return stats.mtimeMs
  return Math.max(0, ...readdirSync(path).map((name) => newestIn(join(path, name))))
}
