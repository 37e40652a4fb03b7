import { Neo4jError } from 'neo4j-driver'
import { MingtuError } from '../errors.ts'

interface Meaning {
  readonly code: RegExp
  readonly says?: RegExp
  readonly what: (address: string) => string
  readonly remedy: string
}

/** What a failure of the database means to the person at the command line. The first row that matches is told. */
const MEANINGS: readonly Meaning[] = [
  {
    code: /Security\.AuthenticationRateLimit/,
    what: (address) => `${address} takes no more logins for a while: too many had a wrong password`,
    remedy: 'Wait a few seconds, and set NEO4J_USERNAME and NEO4J_PASSWORD.',
  },
  {
    code: /Security\.(?:Unauthorized|CredentialsExpired|TokenExpired)/,
    what: (address) => `${address} does not accept the user or the password`,
    remedy: 'Set NEO4J_USERNAME and NEO4J_PASSWORD.',
  },
  {
    code: /ReadOnly|AccessMode|NotALeader|Security\.Forbidden/,
    what: (address) => `${address} does not let this user write`,
    remedy: 'Take the database out of read-only mode (server.databases.read_only), or give the user the right to write.',
  },
  {
    code: /DatabaseNotFound|DatabaseUnavailable/,
    what: (address) => `${address} names a database that is not there, or not started`,
    remedy: 'The database is the last part of the address, neo4j://host:7687/NAME; without it the default one is taken.',
  },
  {
    code: /ServiceUnavailable|SessionExpired/,
    what: (address) => `no Neo4j answers at ${address}`,
    remedy: 'Start the server, check host and port, and run the same command again: it goes on where it stopped.',
  },
  {
    code: /EntityNotFound/,
    what: (address) => `other writers to ${address} came between, time and again`,
    remedy: 'Run the same command again, beside fewer others: it goes on where it stopped.',
  },
  {
    code: /./,
    says: /acquisition timed out/i,
    what: (address) => `${address} has no free connection`,
    remedy: 'Run fewer commands at once, or wait for those that run.',
  },
]

/** STORE for a failure of the database; what is none of its failures comes back as it is. */
export function storeError(error: unknown, address: string): unknown {
  if (!(error instanceof Neo4jError)) return error
  const meaning = MEANINGS.find((each) => each.code.test(error.code) && (each.says?.test(error.message) ?? true))
  if (meaning !== undefined) return new MingtuError('STORE', meaning.what(address), meaning.remedy, { cause: error })
  return new MingtuError('STORE', `${address}: ${error.message} (${error.code})`, 'The log of the server (logs/neo4j.log) may say more.', {
    cause: error,
  })
}

/** QUERY for what is wrong with a user's query, QUERY_LIMIT and QUERY_WRITES for what it may not do; else as `storeError`. */
export function queryError(error: unknown, address: string, timeoutMs: number): unknown {
  if (!(error instanceof Neo4jError)) return error
  const { code, message } = error
  if (/Transaction(?:TimedOut|Terminated)|\.Terminated|LockClientStopped/.test(code))
    return new MingtuError(
      'QUERY_LIMIT',
      `the query ran past its limit of ${timeoutMs} ms`,
      'Narrow it (a label, a name, a LIMIT), or raise --timeout.',
      { cause: error },
    )
  if (/OutOfMemory/.test(code))
    return new MingtuError(
      'QUERY_LIMIT',
      'the query needed more memory than the server gives it',
      'Narrow it, or count instead of collecting.',
      {
        cause: error,
      },
    )
  if (/AccessMode/.test(code) || /read access mode/i.test(message))
    return new MingtuError('QUERY_WRITES', 'the query would write', 'Queries only read; the graph is changed with build and remove.', {
      cause: error,
    })
  if (/^Neo\.ClientError\.(?:Statement|Procedure|Schema)\./.test(code))
    return new MingtuError('QUERY', message, 'Labels and properties are listed in docs/cypher.md, with examples that run.', {
      cause: error,
    })
  return storeError(error, address)
}

/** A connection that broke at its login, which the driver does not repeat. */
export const isBrokenLogin = (error: unknown): boolean =>
  error instanceof Neo4jError && error.code === 'ProtocolError' && error.message.startsWith('Connection was closed')

/** What the server says at times, and at times says nothing of: then the node has no property any more. */
export const takenAway = (): Neo4jError =>
  new Neo4jError('another writer took away what was to be changed', 'Neo.ClientError.Statement.EntityNotFound', '', '')

/**
 * Two writers came to one thing at once, and this one lost: the other made it first, or took it away. Run again, the transaction sees what
 * the other did. The driver itself repeats deadlocks, lost connections and changes of leader.
 */
export const isLostRace = (error: unknown): boolean =>
  error instanceof Neo4jError && /Schema\.(?:ConstraintValidationFailed|\w*AlreadyExists)|Statement\.EntityNotFound/.test(error.code)
