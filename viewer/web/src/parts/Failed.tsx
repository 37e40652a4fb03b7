import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError, isAway } from '../api.ts'

/** What went wrong in a panel, and a way on. */
export function Failed({ error, retry }: { readonly error: unknown; readonly retry?: () => void }): ReactNode {
  const { t } = useTranslation()
  const away = isAway(error)
  const isStore = error instanceof ApiError && error.status === 503
  return (
    <div role="alert" className="muted">
      <strong>
        {away ? t(isStore ? 'state.storeAway' : 'state.away') : error instanceof ApiError ? error.message : t('state.failed')}
      </strong>
      <br />
      {away ? t(isStore ? 'state.storeAwayHint' : 'state.awayHint') : error instanceof ApiError ? error.remedy : ''}
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
