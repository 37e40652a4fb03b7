import { createTheme } from '@mantine/core'
import type { MantineColorsTuple } from '@mantine/core'

/** The kit speaks in ink: colour on this page belongs to the data. */
const ink: MantineColorsTuple = [
  '#f7f5f0',
  '#ebe7de',
  '#dcd6c9',
  '#c3bbab',
  '#a39a89',
  '#837a6a',
  '#665f55',
  '#4b453d',
  '#332f29',
  '#1d1b18',
]

/** Mantine's dark greys, warmed to the page's own. */
const dark: MantineColorsTuple = [
  '#efece5',
  '#d5d1c9',
  '#a39e94',
  '#7d7a73',
  '#3d434c',
  '#2b3037',
  '#22262c',
  '#1a1d22',
  '#131519',
  '#0d0f12',
]

export const theme = createTheme({
  colors: { ink, dark },
  primaryColor: 'ink',
  primaryShade: { light: 9, dark: 1 },
  autoContrast: true,
  defaultRadius: 8,
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontFamily: 'var(--sans)',
  headings: { fontFamily: 'var(--sans)' },
  components: {
    Button: { styles: { label: { fontWeight: 500 } } },
    Tooltip: { defaultProps: { openDelay: 350, withArrow: true, arrowSize: 6 } },
  },
})
