import type { Review } from '../../graph/decisions/index.ts'
import { MingtuError } from '../../graph/errors.ts'
import { found, ONE, route } from './route.ts'
import type { Route } from './route.ts'
import * as shape from './review-schemas.ts'

/** Decisions: read like all else, made and undone only where the server was given them. */
export const REVIEW_ROUTES: readonly Route[] = [
  route(
    {
      method: 'get',
      path: '/review',
      summary: 'Pairs that may be one thing and that no one has decided, likeliest first',
      query: shape.reviewQuery,
      answer: shape.reviewQueue,
    },
    ({ review }, { query: { type, ...page } }) => offered(review).queue({ ...page, ...(type === undefined ? {} : { type }) }),
  ),
  route(
    { method: 'get', path: '/decisions', summary: 'The decisions, in the order of their file', answer: shape.keptDecisions },
    ({ review }) => offered(review).decisions(),
  ),
  route(
    {
      method: 'post',
      path: '/decisions',
      summary: 'Decides: kept in the decisions file and in effect in the graph when this answers',
      body: shape.decisionBody,
      answer: shape.reviewChange,
    },
    ({ review, changed }, { body }) =>
      offered(review)
        .decide(body)
        .finally(() => {
          changed()
        }),
  ),
  route(
    { method: 'delete', path: '/decisions/{id}', summary: 'Takes a decision back', params: ONE, answer: shape.reviewChange },
    async ({ review, changed }, { params }) => {
      const undone = await offered(review)
        .undo(params.id)
        .finally(() => {
          changed()
        })
      return found(undone, 'decision', params.id)
    },
  ),
]

function offered(review: Review | null): Review {
  if (review === null)
    throw new MingtuError('NOT_FOUND', 'this server takes no decisions', 'start it with mingtu serve, without --read-only')
  return review
}
