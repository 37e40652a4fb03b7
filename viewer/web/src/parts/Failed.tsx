import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError, isAway } from '../api.ts'
import { HEADLINES } from './headlines.ts'

/** What went wrong in a panel, and a way on. */
export function Failed({ error, retry }: { readonly error: unknown; readonly retry?: () => void }): ReactNode {
  const { t } = useTranslation()
  const isStore = error instanceof ApiError && error.status === 503
  const known = error instanceof ApiError && !isAway(error) ? error : null
  return (
    <div role="alert" className="muted">
      <strong>
        {known !== null && known.code !== null
          ? t(`failure.${HEADLINES[known.code]}`)
          : isAway(error)
            ? t(isStore ? 'state.storeAway' : 'state.away')
            : t('state.failed')}
      </strong>
      <br />
      {known === null && isAway(error) && t(isStore ? 'state.storeAwayHint' : 'state.awayHint')}
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
