// npm run check: format, lint, types and tests; all of them, so that one run shows everything that is wrong.
// The last line sums up: each of the first three counts as one check, each test as one.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { root, run } from './setup.mjs'

const RESULTS = '.cache/vitest.json'
const results = join(root, RESULTS)

function npmRun(script) {
  console.log(`\n— ${script}`)
  return run('npm', ['run', '--silent', script]) === 0
}

function runTests() {
  console.log('\n— tests')
  mkdirSync(join(root, '.cache'), { recursive: true })
  rmSync(results, { force: true })
  const status = run('npx', ['--no-install', 'vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${RESULTS}`])
  if (!existsSync(results)) return { passed: 0, failed: 1, skipped: 0 }
  const report = JSON.parse(readFileSync(results, 'utf8'))
  const skipped = report.numPendingTests + report.numTodoTests
  // A file that fails to load, or an error outside a test, fails the run without a failed test to count.
  const brokenFiles = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length
  const failed = report.numFailedTests + brokenFiles
  return { passed: report.numPassedTests, failed: status !== 0 && failed === 0 ? 1 : failed, skipped }
}

const checks = ['format:check', 'lint', 'types'].map((name) => ({ name, passed: npmRun(name) }))
const tests = runTests()
const broken = checks.filter((check) => !check.passed)
for (const check of broken) console.log(`\nnpm run ${check.name} found mistakes; see above.`)

const failed = broken.length + tests.failed
console.log(`\n${checks.length - broken.length + tests.passed} passed, ${failed} failed, ${tests.skipped} skipped`)
process.exitCode = failed > 0 ? 1 : 0
