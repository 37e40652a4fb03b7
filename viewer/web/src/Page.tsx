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
const MOST_NEIGHBOURS = 500 // more than a printed profile can hold

/** Which page an address means: `/` the graph, `/entity/ID` a profile, `/article/ID` an article. */
export function Page(): ReactNode {
  const [, article] = ARTICLE.exec(window.location.pathname) ?? []
  if (article !== undefined) return <ArticlePage id={decodeURIComponent(article) as ArticleId} />
  const [, name] = PROFILE.exec(window.location.pathname) ?? []
  if (name === undefined)
    return (
      <ViewerProvider first={overview}>
        <Suspense fallback={null}>
          <App />
        </Suspense>
      </ViewerProvider>
    )
  const id = decodeURIComponent(name) as EntityId // an id that is none finds nothing and says so
  return (
    <ViewerProvider
      first={async (_, signal) => sceneOf(await api.neighbours(id, MOST_NEIGHBOURS, {}, signal))}
      follow={(other) => {
        window.location.assign(`/entity/${encodeURIComponent(other)}`)
      }}
    >
      <EntityPage id={id} />
    </ViewerProvider>
  )
}
