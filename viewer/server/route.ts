import { z } from 'zod'
import { MingtuError } from '../../graph/errors.ts'
import type { RouteSpec } from './openapi.ts'
import { id } from './schemas.ts'
import type { Sources } from './sources.ts'

export interface Route extends RouteSpec {
  readonly run: (sources: Sources, input: { readonly params: unknown; readonly query: unknown; readonly body: unknown }) => Promise<unknown>
}

const NOTHING = z.strictObject({})
export const ONE = z.strictObject({ id })

/** Ties what a route declares to what its handler gets: parsed once, by the schemas it names. */
export function route<
  Params extends z.ZodObject = typeof NOTHING,
  Query extends z.ZodObject = typeof NOTHING,
  Body extends z.ZodType = typeof NOTHING,
>(
  spec: Omit<RouteSpec, 'params' | 'query' | 'body'> & { readonly params?: Params; readonly query?: Query; readonly body?: Body },
  answer: (
    sources: Sources,
    input: { readonly params: z.infer<Params>; readonly query: z.infer<Query>; readonly body: z.infer<Body> },
  ) => Promise<unknown>,
): Route {
  // The casts undo the erasure of a heterogeneous list; the same schemas that type the handler parse its input.
  return {
    ...spec,
    run: (sources, input) =>
      answer(sources, {
        params: parse(spec.params ?? NOTHING, input.params) as z.infer<Params>,
        query: parse(spec.query ?? NOTHING, input.query) as z.infer<Query>,
        body: (spec.body === undefined ? {} : parse(spec.body, input.body)) as z.infer<Body>,
      }),
  }
}

function parse(schema: z.ZodType, value: unknown): unknown {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const [issue] = result.error.issues
  const where = issue?.path.join('.') ?? ''
  throw new MingtuError(
    'USAGE',
    `${where === '' ? 'the request' : where}: ${issue?.message ?? 'is not valid'}`,
    'see /api/openapi.json for what each route takes',
  )
}

/** Rejects rather than answers null, so that a wrong id is a 404 with its name. */
export function found<Value>(value: Value | null, what: string, id: string): Value {
  if (value === null)
    throw new MingtuError('NOT_FOUND', `no ${what} has the id ${id}`, 'ids change when the graph is built anew: search for the name')
  return value
}
