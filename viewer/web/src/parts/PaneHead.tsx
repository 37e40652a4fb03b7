import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'

export function PaneHead({
  title,
  closeLabel,
  onClose,
  children,
}: {
  readonly title: ReactNode
  readonly closeLabel: string
  readonly onClose: () => void
  readonly children?: ReactNode
}): ReactNode {
  return (
    <div className="paneHead">
      <h2>{title}</h2>
      <div className="tools">
        {children}
        <ActionIcon variant="subtle" color="gray" aria-label={closeLabel} onClick={onClose}>
          <IconX size={17} />
        </ActionIcon>
      </div>
    </div>
  )
}
