import { openEmbeddedStore } from '../../graph/embedded/open.ts'
import { graphStoreContract } from '../contracts/graph-store.ts'

graphStoreContract('The embedded store in memory', () => openEmbeddedStore(':memory:'))
