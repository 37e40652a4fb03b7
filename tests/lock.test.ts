import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

interface LockEntry {
  readonly resolved?: string
  readonly link?: boolean
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

// The file is npm's own, version 3 of its format.
const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')) as {
  readonly packages: Readonly<Record<string, LockEntry>>
}

/** Where Node would look for `name` from the package at `path`: beside it, then in every folder above. */
function found(path: string, name: string): boolean {
  if (lock.packages[`${path === '' ? '' : `${path}/`}node_modules/${name}`]) return true
  if (path === '') return false
  const above = path.lastIndexOf('/node_modules/')
  return found(above < 0 ? '' : path.slice(0, above), name)
}

it('the lock file has an entry for every platform package, so that `npm ci` works on every platform', () => {
  const missing = Object.entries(lock.packages).flatMap(([path, entry]) =>
    Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !found(path, name))
      .map((name) => `${path} wants ${name}`),
  )
  expect(missing, 'npm left these out where the registry lacks them: add an entry with version, optional, os and cpu').toEqual([])
})

it('the lock file names no registry but the public one', () => {
  const others = Object.values(lock.packages)
    .map((entry) => entry.resolved)
    .filter((address) => address !== undefined && !address.startsWith('https://registry.npmjs.org/'))
  expect(others).toEqual([])
})
