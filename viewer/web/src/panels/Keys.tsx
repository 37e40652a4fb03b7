import { Kbd, Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useReturnedFocus } from '../useReturnedFocus.ts'

const KEYS = [
  ['/', 'search'],
  ['Ctrl Z', 'undo'],
  ['Ctrl Shift Z', 'redo'],
  ['Esc', 'escape'],
  ['← → ↑ ↓', 'move'],
  ['+ −', 'zoom'],
  ['0', 'fit'],
  ['N P', 'neighbour'],
  ['Enter', 'onward'],
  ['I', 'inside'],
  ['E', 'expand'],
  ['C', 'collapse'],
  ['H', 'hide'],
  ['L', 'pin'],
  ['1 2 3', 'focus'],
  ['T', 'table'],
  ['?', 'help'],
] as const

const POINTER = [
  ['click', 'open'],
  ['doubleClick', 'expand'],
  ['drag', 'dragNode'],
  ['shiftDrag', 'marquee'],
  ['shiftClick', 'several'],
] as const

export function Keys({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation()
  useReturnedFocus()
  return (
    <Modal opened onClose={onClose} title={t('keys.title')} size={460} radius={12} closeButtonProps={{ 'aria-label': t('entity.close') }}>
      <dl className="keys">
        {POINTER.map(([gesture, name]) => (
          <div key={gesture}>
            <dt>
              <Kbd>{t(`keys.${gesture}`)}</Kbd>
            </dt>
            <dd>{t(`keys.${name}`)}</dd>
          </div>
        ))}
        {KEYS.map(([keys, name]) => (
          <div key={name}>
            <dt>
              {keys.split(' ').map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{t(`keys.${name}`)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
