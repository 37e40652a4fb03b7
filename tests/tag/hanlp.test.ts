import { afterAll, describe, expect, it } from 'vitest'
import { openTagger } from '../../pipeline/tag/index.ts'
import type { Tagger } from '../../pipeline/types.ts'
import { taggerContract } from '../contracts/tagger.ts'
import { startHanlp } from './hanlp-server.ts'

const hanlp = await startHanlp()

describe('a HanLP server', () => {
  if ('missing' in hanlp) {
    it.skip(`is not tested: ${hanlp.missing}`)
    return
  }
  afterAll(() => hanlp.stop())

  taggerContract('HanLP 1.8', { sentence: '今天，市长张伟明在北京市调研。', name: '北京市' }, () => openTagger(`hanlp:${hanlp.url}`))

  async function tagged(tagger: Tagger, text: string): Promise<readonly string[]> {
    const [spans = []] = await tagger.tag([text])
    return spans.map((s) => `${text.slice(s.start, s.end)}/${s.type}`)
  }

  it.each([
    ['市委书记谭雪舟到株洲高新区调研。', ['市委/Government', '书记/Title', '谭雪舟/Person', '株洲高新区/Place']],
    ['记者王小雅从岚川市公安局获悉。', ['王小雅/Person', '岚川市公安局/Government']],
    ['湖南省株洲市人民政府与中国建设银行股份有限公司签约。', ['湖南省株洲市人民政府/Government', '中国建设银行股份有限公司/Company']],
    ['省政协副主席张伟明、副总经理司马南出席。', ['张伟明/Person', '副总经理/Title', '司马南/Person']],
    ['他在湖南大学和株洲市中心医院工作。', ['湖南大学/Organization', '株洲市中心医院/Organization']],
    ['中共湖南省委办公厅印发通知。', ['中共湖南省委办公厅/Government']],
    ['美国纽约和北京市朝阳区。', ['美国/Place', '纽约/Place', '北京市/Place', '朝阳区/Place']],
  ])('reads %s', async (text, expected) => {
    const tagger = await openTagger(`hanlp:${hanlp.url}/`)
    expect(await tagged(tagger, text)).toEqual(expect.arrayContaining(expected))
  })

  it('is named by its address', async () => {
    expect((await openTagger(`hanlp:${hanlp.url}`)).name).toBe(`hanlp ${hanlp.url}`)
  })

  it('reads a text longer than one request, however it can be cut', async () => {
    const tagger = await openTagger(`hanlp:${hanlp.url}`)
    for (const filler of ['今年以来全市上下抓项目。', '今年以来全市上下抓项目，', '今年以来全市上下抓项目', '𠮷']) {
      const text = `${filler.repeat(500)}，市长张伟明在北京市。`
      const [spans = []] = await tagger.tag([text])
      expect(spans.slice(-2).map((s) => text.slice(s.start, s.end))).toEqual(['张伟明', '北京市'])
    }
  })
})
