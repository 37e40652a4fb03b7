// npm start: from a fresh clone to a page in the browser. Every step is skipped when it is already done.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt, ensureInstalled, requireNode, root, run } from './setup.mjs'

const STORE = '.mingtu/samples'
const main = join(root, 'dist/cli/main.js')

requireNode()
ensureInstalled()
ensureBuilt()

const built = run(process.execPath, [main, 'build', 'samples', '--store', STORE], { shell: false })
// 1 means that something was left out or failed, which has been said: what is in the graph can be shown all the same.
if (built > 1 || !existsSync(join(root, STORE))) process.exit(built)

const server = spawn(process.execPath, [main, 'serve', '--store', STORE, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' })
// Ctrl-C reaches the server by itself, being of the same group; this process only waits for it to close the store.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal))
// A program that ends npm alone leaves its children behind: the server must not outlive who asked for it.
const parent = process.ppid
setInterval(() => process.ppid !== parent && server.kill('SIGTERM'), 1000).unref()
server.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)))
