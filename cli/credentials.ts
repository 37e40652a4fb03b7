import { env } from 'node:process'
import { read } from 'read'
import { isNeo4jAddress, MingtuError } from '../graph/index.ts'
import type { Credentials } from '../graph/index.ts'
import type { Terminal } from './terminal.ts'

/** The user that every Neo4j has. */
const USUAL_USER = 'neo4j'

/**
 * Who a server is opened as: NEO4J_USERNAME and NEO4J_PASSWORD, where no list of processes shows them, or else a person at the terminal, who is asked
 * without an echo. What is typed is kept in memory alone. Null for a folder, and where nobody can be asked.
 */
export async function credentialsFor(address: string, { stdin, stderr }: Terminal): Promise<Credentials | null> {
  if (!isNeo4jAddress(address)) return null
  const username = env['NEO4J_USERNAME'] ?? USUAL_USER
  const known = env['NEO4J_PASSWORD']
  if (known !== undefined) return { username, password: known }
  if (stdin.isTTY !== true) return null
  const prompt = `Password of ${username} at ${address}:`
  const password = await read({ prompt, silent: true, input: stdin, output: stderr, terminal: true }).catch((cause: unknown) => {
    throw new MingtuError('USAGE', 'no password was given.', 'Type it when asked, or set NEO4J_PASSWORD.', { cause })
  })
  return { username, password }
}
