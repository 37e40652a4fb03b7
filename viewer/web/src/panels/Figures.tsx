import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { EntityNode } from '../../../../graph/view.ts'
import { plain } from '../text.ts'

const MOST_NAMES = 8

/** Other names, counts, and when an entity was in the paper. */
export function Figures({ entity }: { readonly entity: EntityNode }): ReactNode {
  const { t } = useTranslation()
  const { aliases, articles, mentions, firstSeen, lastSeen } = entity
  return (
    <>
      {aliases.length > 0 && (
        <p className="also">
          {t('entity.aliases')} <bdi>{aliases.slice(0, MOST_NAMES).map(plain).join('、')}</bdi>
        </p>
      )}
      <dl className="figures">
        <div>
          <dt>{t('entity.articles')}</dt>
          <dd>{articles}</dd>
        </div>
        <div>
          <dt>{t('entity.mentions')}</dt>
          <dd>{mentions}</dd>
        </div>
        <div>
          <dt>{t('entity.seen')}</dt>
          <dd>{firstSeen === null ? t('article.undated') : firstSeen === lastSeen ? firstSeen : `${firstSeen} — ${lastSeen ?? ''}`}</dd>
        </div>
      </dl>
      {mentions < articles && <p className="muted figuresNote">{t(entity.type === 'Person' ? 'entity.byName' : 'entity.byPost')}</p>}
    </>
  )
}
