import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError, isAway, isStoreAway } from '../api.ts'
import { headlineOf } from './headlines.ts'

/** What went wrong in a panel, and a way on. */
export function Failed({ error, retry }: { readonly error: unknown; readonly retry?: () => void }): ReactNode {
  const { t } = useTranslation()
  const known = error instanceof ApiError && !isAway(error) ? error : null
  return (
    <div role="alert" className="muted">
      <strong>{t(headlineOf(error))}</strong>
      <br />
      {isAway(error) && t(isStoreAway(error) ? 'state.storeAwayHint' : 'state.awayHint')}
      {known !== null && (
        <span lang="en">
          {known.message}
          {known.remedy !== '' && (
            <>
              <br />
              {known.remedy}
            </>
          )}
        </span>
      )}
      {retry !== undefined && (
        <div>
          <Button mt={8} size="compact-sm" variant="default" onClick={retry}>
            {t('state.retry')}
          </Button>
        </div>
      )}
    </div>
  )
}
