import { Button } from '@mantine/core'
import { Component } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

interface BoundaryProps {
  readonly children: ReactNode
}

/** What fails while drawing would leave a white page: this says so instead, and the address brings one back to where one was. */
export class Boundary extends Component<BoundaryProps, { readonly hasFailed: boolean }> {
  override readonly state = { hasFailed: false }

  static getDerivedStateFromError(): { readonly hasFailed: boolean } {
    return { hasFailed: true }
  }

  override render(): ReactNode {
    return this.state.hasFailed ? <Broken /> : this.props.children
  }
}

function Broken(): ReactNode {
  const { t } = useTranslation()
  return (
    <main className="notice" role="alert">
      <h1>{t('state.failed')}</h1>
      <Button
        variant="default"
        onClick={() => {
          window.location.reload()
        }}
      >
        {t('state.reload')}
      </Button>
    </main>
  )
}
