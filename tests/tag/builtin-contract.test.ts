import { openTagger } from '../../pipeline/tag/index.ts'
import { taggerContract } from '../contracts/tagger.ts'

taggerContract('the bundled model', { sentence: '7月3日，市委书记谭雪舟到株洲高新区调研。', name: '谭雪舟' }, () => openTagger('builtin'))
