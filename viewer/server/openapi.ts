import { z } from 'zod'
import { failure } from './schemas.ts'

/** A route as data: what it takes and gives. The server validates by it and the description is written from it. */
export interface RouteSpec {
  readonly method: 'get' | 'post' | 'delete'
  /** In OpenAPI's form: `/entities/{id}`. */
  readonly path: string
  readonly summary: string
  readonly params?: z.ZodObject
  readonly query?: z.ZodObject
  readonly body?: z.ZodType
  readonly answer: z.ZodType
}

const jsonSchema = (schema: z.ZodType): object => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  return rest
}

function parameters(where: 'path' | 'query', schema: z.ZodObject | undefined): readonly object[] {
  if (schema === undefined) return []
  return Object.entries(schema.shape).map(([name, field]) => ({
    name,
    in: where,
    required: where === 'path' || !z.safeParse(field, undefined).success,
    // Coerced numbers accept anything as input; what they put out is what the asker should send.
    schema: field instanceof z.ZodDefault ? z.toJSONSchema(field, { io: 'output' }) : jsonSchema(field as z.ZodType), // values of a shape are schemas
  }))
}

const content = (schema: z.ZodType): object => ({ 'application/json': { schema: jsonSchema(schema) } })

/** The OpenAPI 3.1 description of the routes under `/api`. */
export function describeRoutes(routes: readonly RouteSpec[]): object {
  const paths: { [path: string]: { [method: string]: object } } = {}
  for (const route of routes) {
    const operation = {
      summary: route.summary,
      parameters: [...parameters('path', route.params), ...parameters('query', route.query)],
      ...(route.body === undefined ? {} : { requestBody: { required: true, content: content(route.body) } }),
      responses: {
        200: { description: 'The answer', content: content(route.answer) },
        default: { description: 'What went wrong and what to do', content: content(failure) },
      },
    }
    paths[`/api${route.path}`] = { ...paths[`/api${route.path}`], [route.method]: operation }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Mingtu 名图', version: '1', description: 'HTTP API over a Mingtu graph: reading, and decisions.' },
    paths,
  }
}
