import { Button, Loader } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { isAway, isStoreAway } from '../api.ts'
import { useViewer } from '../viewer.tsx'

/** Why the canvas is empty, and a way on. */
export function Notice(): ReactNode {
  const { t } = useTranslation()
  const { state, visible, ready, failure, retry, change } = useViewer()
  const isStore = isStoreAway(failure)
  if (!ready)
    return (
      <div className="notice" role={failure === null ? 'status' : 'alert'}>
        {failure === null ? (
          <>
            <Loader size="sm" />
            <p>{t('state.loading')}</p>
          </>
        ) : (
          <>
            <h2>{isAway(failure) ? t(isStore ? 'state.storeAway' : 'state.away') : t('state.failed')}</h2>
            <p>
              {isAway(failure) ? t(isStore ? 'state.storeAwayHint' : 'state.awayHint') : failure instanceof Error ? failure.message : ''}
            </p>
            <Button variant="default" onClick={retry}>
              {t('state.retry')}
            </Button>
          </>
        )}
      </div>
    )
  if (state.loaded.nodes.size === 0)
    return (
      <div className="notice">
        <h2>{t('state.empty')}</h2>
        <p>{t('state.emptyHint')}</p>
      </div>
    )
  if (visible.nodes.size === 0)
    return (
      <div className="notice">
        <p>{t('state.nothingShown')}</p>
        <Button
          variant="default"
          onClick={() => {
            change({ do: 'clear-filters' })
          }}
        >
          {t('canvas.clear')}
        </Button>
      </div>
    )
  return null
}
