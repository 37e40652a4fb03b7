import '@mantine/core/styles.css'
import './styles/base.css'
import './styles/head.css'
import './styles/rail.css'
import './styles/panes.css'
import './styles/legend.css'
import './styles/stage.css'
import './styles/time.css'
import './styles/entity.css'
import './styles/quotes.css'
import './styles/lists.css'
import './styles/narrow.css'
import { MantineProvider } from '@mantine/core'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { startLanguage } from './i18n/index.ts'
import { Page } from './Page.tsx'
import { Boundary } from './parts/Boundary.tsx'
import { theme } from './theme.ts'

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''
// The scroll lock under dialogs adds a style element of its own; its library looks for the nonce under the name that webpack gave it.
Object.assign(globalThis, { __webpack_nonce__: nonce })
const root = document.getElementById('root')
if (root === null) throw new Error('index.html has lost its root')

await startLanguage()
createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={() => nonce}>
      <Boundary>
        <Page />
      </Boundary>
    </MantineProvider>
  </StrictMode>,
)
