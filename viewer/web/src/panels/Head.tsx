import { ActionIcon, Button, Menu, Tooltip, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { useClipboard, useMediaQuery } from '@mantine/hooks'
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconDots,
  IconDownload,
  IconHelp,
  IconLanguage,
  IconLink,
  IconMoon,
  IconSun,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api.ts'
import { exportEdges, exportGexf, exportNodes, exportPicture, exportSvg } from '../exports.ts'
import { chooseLanguage, useTypeNames } from '../i18n/index.ts'
import { useAnswer } from '../useAnswer.ts'
import { useViewer } from '../viewer.tsx'
import { SavedViews } from './SavedViews.tsx'
import { Search } from './Search.tsx'

const NARROW = '(max-width: 700px)' // as in styles/narrow.css

export function Head({ onKeys }: { readonly onKeys: () => void }): ReactNode {
  const { t } = useTranslation()
  return (
    <header className="head">
      <div className="brand">
        <img src="/seal.svg" alt="" />
        <div>
          <h1>{t('app.name')}</h1>
          <Counts />
        </div>
      </div>
      <div role="search">
        <Search />
      </div>
      <Tools onKeys={onKeys} />
    </header>
  )
}

function Counts(): ReactNode {
  const { t } = useTranslation()
  const { state, ready } = useViewer()
  const answer = useAnswer('stats', api.stats)
  if (answer.kind !== 'ready' || !ready) return <p>{t('app.tagline')}</p>
  // The same totals as on the canvas: bylines alone, which are counted apart, would make them others.
  const { nodes, edges } = state.loaded.total
  const shown = (count: number): string => count.toLocaleString('en-US')
  return <p>{t('app.counts', { articles: shown(answer.value.articles), entities: shown(nodes), relations: shown(edges) })}</p>
}

function Tools({ onKeys }: { readonly onKeys: () => void }): ReactNode {
  const { t } = useTranslation()
  const { undo, redo, canUndo, canRedo } = useViewer()
  const { language } = useTypeNames()
  const { setColorScheme } = useMantineColorScheme()
  const scheme = useComputedColorScheme('light')
  const isNarrow = useMediaQuery(NARROW)
  const schemeLabel = scheme === 'dark' ? t('tools.light') : t('tools.dark')
  const schemeIcon = scheme === 'dark' ? <IconSun size={18} /> : <IconMoon size={18} />
  const turnScheme = (): void => {
    setColorScheme(scheme === 'dark' ? 'light' : 'dark')
  }
  const turnLanguage = (): void => {
    void chooseLanguage(language === 'en' ? 'zh-CN' : 'en')
  }
  const otherLanguage = language === 'en' ? 'zh-CN' : 'en'
  if (isNarrow)
    return (
      <div className="tools">
        <Tool label={t('tools.undo')} onClick={undo} disabled={!canUndo}>
          <IconArrowBackUp size={19} />
        </Tool>
        <SavedViews />
        <Menu position="bottom-end" shadow="md" width={220}>
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" size={34} aria-label={t('tools.menu')}>
              <IconDots size={19} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconArrowForwardUp size={18} />} disabled={!canRedo} onClick={redo}>
              {t('tools.redo')}
            </Menu.Item>
            <Menu.Item leftSection={schemeIcon} onClick={turnScheme}>
              {schemeLabel}
            </Menu.Item>
            <Menu.Item leftSection={<IconLanguage size={18} />} lang={otherLanguage} onClick={turnLanguage}>
              {t('tools.language')}
            </Menu.Item>
            <Menu.Item leftSection={<IconHelp size={18} />} onClick={onKeys}>
              {t('tools.keys')}
            </Menu.Item>
            <Menu.Divider />
            <ExportItems />
          </Menu.Dropdown>
        </Menu>
      </div>
    )
  return (
    <div className="tools">
      <Tool label={t('tools.undo')} onClick={undo} disabled={!canUndo}>
        <IconArrowBackUp size={19} />
      </Tool>
      <Tool label={t('tools.redo')} onClick={redo} disabled={!canRedo}>
        <IconArrowForwardUp size={19} />
      </Tool>
      <SavedViews />
      <Menu position="bottom-end" shadow="md" width={210}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size={34} aria-label={t('tools.export')}>
            <IconDownload size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <ExportItems />
        </Menu.Dropdown>
      </Menu>
      <Tool label={schemeLabel} onClick={turnScheme}>
        {schemeIcon}
      </Tool>
      <Tool label={t('tools.keys')} onClick={onKeys}>
        <IconHelp size={19} />
      </Tool>
      <Button variant="subtle" color="gray" size="compact-sm" lang={otherLanguage} onClick={turnLanguage}>
        {t('tools.language')}
      </Button>
    </div>
  )
}

function Tool({
  label,
  onClick,
  disabled = false,
  children,
}: {
  readonly label: string
  readonly onClick: () => void
  readonly disabled?: boolean
  readonly children: ReactNode
}): ReactNode {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" size={34} aria-label={label} disabled={disabled} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  )
}

function ExportItems(): ReactNode {
  const { t } = useTranslation()
  const { state, visible, stage, address } = useViewer()
  const scheme = useComputedColorScheme('light')
  const clipboard = useClipboard()
  return (
    <>
      <Menu.Item onClick={() => stage.current !== null && void exportPicture(stage.current, scheme)}>{t('tools.exportPng')}</Menu.Item>
      <Menu.Item
        onClick={() => {
          if (stage.current !== null) exportSvg(stage.current, scheme)
        }}
      >
        {t('tools.exportSvg')}
      </Menu.Item>
      <Menu.Item
        onClick={() => {
          exportNodes(state, visible)
        }}
      >
        {t('tools.exportNodes')}
      </Menu.Item>
      <Menu.Item
        onClick={() => {
          exportEdges(state, visible)
        }}
      >
        {t('tools.exportEdges')}
      </Menu.Item>
      <Menu.Item onClick={() => stage.current !== null && void exportGexf(stage.current, state, visible, scheme)}>
        {t('tools.exportGexf')}
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item
        leftSection={<IconLink size={15} />}
        closeMenuOnClick={false}
        onClick={() => {
          clipboard.copy(`${window.location.origin}/#${address()}`)
        }}
      >
        {clipboard.copied ? t('tools.copied') : t('tools.link')}
      </Menu.Item>
    </>
  )
}
