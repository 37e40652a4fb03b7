import { describe } from 'vitest'
import { askingJourneys } from './asking.ts'
import { browserPath } from './browser.ts'
import { fittingJourneys } from './fitting.ts'
import { followingJourneys } from './following.ts'
import { keepingJourneys } from './keeping.ts'
import { mendingJourneys } from './mending.ts'
import { seeingJourneys } from './seeing.ts'
import { openSession } from './session.ts'

if (browserPath === undefined) console.warn('No Chromium or Chrome was found: the tests of the page in a real browser are skipped.')

// One file, since the server, the browser and the build of the page are the same for all.
describe.skipIf(browserPath === undefined)('the page', { retry: 2 }, () => {
  const session = openSession()
  seeingJourneys(session)
  followingJourneys(session)
  keepingJourneys(session)
  askingJourneys(session)
  mendingJourneys(session)
  fittingJourneys(session)
})
