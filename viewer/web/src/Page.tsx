import { lazy, Suspense } from 'react'
import type { ReactNode } from 'react'
import type { ArticleId, EntityId } from '../../../graph/model.ts'
import { api } from './api.ts'
import { ArticlePage } from './panels/ArticlePage.tsx'
import { EntityPage } from './panels/EntityPage.tsx'
import { sceneOf } from './scene.ts'
import { overview, ViewerProvider } from './viewer.tsx'

// The profile needs no canvas: readers of it do not wait for one.
const App = lazy(async () => ({ default: (await import('./App.tsx')).App }))

const PROFILE = /^\/entity\/([^/]+)$/
const ARTICLE = /^\/article\/([^/]+)$/
const MOST_NEIGHBOURS = 1_000 // more than a printed profile can hold

/** As it stands where it is not what an address may be: then it finds nothing. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

/** Which page an address means: `/` the graph, `/entity/ID` a profile, `/article/ID` an article. */
export function Page(): ReactNode {
  const [, article] = ARTICLE.exec(window.location.pathname) ?? []
  if (article !== undefined) return <ArticlePage id={decoded(article) as ArticleId} />
  const [, name] = PROFILE.exec(window.location.pathname) ?? []
  if (name === undefined)
    return (
      <ViewerProvider first={overview}>
        <Suspense fallback={null}>
          <App />
        </Suspense>
      </ViewerProvider>
    )
  const id = decoded(name) as EntityId // an id that is none finds nothing and says so
  return (
    <ViewerProvider
      first={async (_, signal) => sceneOf(await api.neighbours(id, MOST_NEIGHBOURS, { ownEdges: true }, signal))}
      follow={(other) => {
        window.location.assign(`/entity/${encodeURIComponent(other)}`)
      }}
    >
      <EntityPage id={id} />
    </ViewerProvider>
  )
}
