import { Button } from '@mantine/core'
import { IconArrowLeft, IconPrinter } from '@tabler/icons-react'
import { useEffect } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { EntityId } from '../../../../graph/model.ts'
import { useTypeNames } from '../i18n/index.ts'
import { Failed } from '../parts/Failed.tsx'
import { TypeMark } from '../parts/TypeMark.tsx'
import { ApiError } from '../api.ts'
import { plain } from '../text.ts'
import { useViewer } from '../viewer.tsx'
import { ArticleSheet } from './ArticleSheet.tsx'
import { Facts } from './Facts.tsx'
import { Figures } from './Figures.tsx'
import { PrintedWhole } from './Lines.tsx'

/** An entity's profile on a page with its own address, to read, to link to and to print. */
export function EntityPage({ id }: { readonly id: EntityId }): ReactNode {
  const { t } = useTranslation()
  const names = useTypeNames()
  const { state, ready, failure, retry } = useViewer()
  const { nodes, edges, total } = state.loaded
  const entity = nodes.get(id)
  useEffect(() => {
    if (entity !== undefined) document.title = `${plain(entity.name)} · 名图`
  }, [entity])
  return (
    <div className="profilePage">
      <nav className="profileNav noPrint">
        <Button
          component="a"
          href={`/#sel=${encodeURIComponent(id)}`}
          size="compact-md"
          variant="default"
          leftSection={<IconArrowLeft size={16} />}
        >
          {t('profile.back')}
        </Button>
        <Button
          size="compact-md"
          variant="default"
          leftSection={<IconPrinter size={16} />}
          onClick={() => {
            window.print()
          }}
        >
          {t('profile.print')}
        </Button>
      </nav>
      <main className="profile">
        {!ready && failure === null && <p className="muted">{t('state.loading')}</p>}
        {!ready &&
          failure !== null &&
          (failure instanceof ApiError && failure.status === 404 ? <p>{t('state.notFound')}</p> : <Failed error={failure} retry={retry} />)}
        {ready && entity === undefined && <p>{t('state.notFound')}</p>}
        {entity !== undefined && (
          <>
            <p className="kicker">
              <TypeMark type={entity.type} /> {names.mention(entity.type)}
            </p>
            <h1>
              <bdi>{plain(entity.name)}</bdi>
            </h1>
            <Figures entity={entity} />
            <PrintedWhole value={true}>
              <Facts entity={entity} view={{ nodes: [...nodes.values()], edges: [...edges.values()], total }} />
            </PrintedWhole>
          </>
        )}
      </main>
      {state.article !== null && <ArticleSheet id={state.article} />}
    </div>
  )
}
