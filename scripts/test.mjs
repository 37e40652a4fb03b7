// npm test: sets up what the tests need, then runs every check. With CI=true, missing programs are installed and nothing is skipped.
// npm run test:full: the same with ten rounds of what is killed in mid-work, instead of one.
import { existsSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { ensureBuilt, ensureInstalled, requireNode, run } from './setup.mjs'

/** Programs outside npm that tests drive. `found` answers whether it is there; `packages` are Debian's and Ubuntu's. */
const PROGRAMS = [
  {
    name: 'Chromium',
    usedBy: 'tests/e2e (the viewer in a real browser)',
    found: () =>
      ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].some((path) => existsSync(path)) || onPath('chromium'),
    packages: ['chromium'],
  },
  {
    name: 'Noto CJK fonts',
    usedBy: 'tests/e2e (Chinese glyphs in screenshots)',
    found: () => spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' }).stdout?.trim().length > 0,
    packages: ['fonts-noto-cjk', 'fontconfig'],
  },
  {
    name: 'a JDK, 17 or newer',
    usedBy: 'tests/tag/hanlp.test.ts and tests/graph/neo4j-store.test.ts (real HanLP and Neo4j servers)',
    found: () => onPath('javac'),
    packages: ['default-jdk-headless'],
  },
  {
    name: 'Redis',
    usedBy: 'tests/queue (a real Redis server)',
    found: () => onPath('redis-server'),
    packages: ['redis-server'],
  },
  {
    name: 'Maven',
    usedBy: 'the same (fetches HanLP and Neo4j, once)',
    found: () => onPath('mvn'),
    packages: ['maven'],
  },
]

function onPath(program) {
  return spawnSync(process.platform === 'win32' ? 'where' : 'which', [program]).status === 0
}

function installMissing(missing) {
  const sudo = process.getuid?.() === 0 ? [] : ['sudo']
  const apt = (...args) => {
    const [command, ...rest] = [...sudo, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args]
    if (run(command, rest) !== 0) process.exit(1)
  }
  apt('update')
  apt('install', '-y', '--no-install-recommends', ...missing.flatMap((program) => program.packages))
}

if (process.argv.includes('--full')) process.env.MINGTU_TEST_ROUNDS ??= '10'

requireNode()
ensureInstalled()
ensureBuilt()

const missing = PROGRAMS.filter((program) => !program.found())
if (missing.length > 0 && process.env.CI === 'true') installMissing(missing)
else
  for (const { name, usedBy, packages } of missing)
    console.log(
      `Missing: ${name}, for ${usedBy}. Get it with: sudo apt-get install ${packages.join(' ')} (or your system's like). Those tests are skipped.`,
    )

await import('./check.mjs')
